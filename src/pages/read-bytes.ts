import type { Clock } from '../ports/clock.ts'

export type ReadLimits = {
  /** More bytes than this are never held, whatever length a request declares. */
  most: number
  /**
   * So many more are let pass by before it is answered: a browser that is still sending shows its own page
   * about a broken line, and the person never reads ours.
   */
  letPass?: number
  /** The longest silence between two pieces, in milliseconds. */
  silence?: { ms: number; clock: Clock }
}

/** Reads a body piece by piece. `broken`: the line was cut, or nothing more came. */
export async function readBytes(
  request: Request,
  { most, letPass = 0, silence }: ReadLimits,
): Promise<Uint8Array | 'too-large' | 'broken'> {
  if (Number(request.headers.get('content-length') ?? 0) > most + letPass) return 'too-large'
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  let pieces: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const piece = await inTime(reader.read(), silence)
      if (!piece) return 'broken'
      if (piece.done) return length > most ? 'too-large' : Buffer.concat(pieces)
      length += piece.value.byteLength
      if (length <= most) pieces.push(piece.value)
      else pieces = []
      if (length > most + letPass) return 'too-large'
    }
  } catch {
    // Nobody is left to hear it; the page sends it again.
    return 'broken'
  } finally {
    // Where it was read to its end this does nothing.
    reader.cancel().catch(() => {})
  }
}

async function inTime<T>(work: Promise<T>, silence: ReadLimits['silence']): Promise<T | null> {
  if (!silence) return await work
  let callOff = () => {}
  const tooLong = new Promise<null>((resolve) => {
    callOff = silence.clock.after(silence.ms, () => resolve(null))
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    callOff()
  }
}
