/** One field of a form with files. `fileName`: as the sender wrote it, not to be trusted; empty for a field. */
export type Part = { name: string; isFile: boolean; fileName: string; bytes: Uint8Array }

/** A form of people has three fields; each further part costs time and brings nothing. */
const fewParts = 8
const mostHeadBytes = 2_000

/** What stands between the parts, as the `Content-Type` of a post names it; null where it names none. */
export function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([\x20-\x7e]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  return quoted ?? plain ?? null
}

/**
 * The parts of a form as browsers write it, of a body that is wholly in memory; null where it is not built so.
 * Parts share the body's bytes. What is said of their types is not even read.
 */
export function multipartParts(
  bytes: Uint8Array,
  boundary: string,
  mostParts = fewParts,
): Part[] | null {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const between = Buffer.from(`\r\n--${boundary}`, 'latin1')
  const first = between.subarray(2)
  if (!body.subarray(0, first.length).equals(first)) return null
  const parts: Part[] = []
  for (let at = first.length; ; ) {
    const after = body.toString('latin1', at, at + 2)
    if (after === '--') return parts
    if (after !== '\r\n' || parts.length >= mostParts) return null
    const headEnd = body.subarray(at, at + mostHeadBytes).indexOf('\r\n\r\n')
    const from = at + headEnd + 4
    const to = body.indexOf(between, from)
    const part = headEnd < 0 || to < 0 ? null : partOf(body.toString('utf8', at, from))
    if (!part) return null
    parts.push({ ...part, bytes: body.subarray(from, to) })
    at = to + between.length
  }
}

function partOf(head: string): Omit<Part, 'bytes'> | null {
  const line = head.split('\r\n').find((one) => /^content-disposition: *form-data *;/i.test(one))
  const name = /; *name="([^"]*)"/i.exec(line ?? '')?.[1]
  if (line === undefined || name === undefined) return null
  const fileName = /; *filename="([^"]*)"/i.exec(line)?.[1] ?? ''
  return { name, isFile: /; *filename\*?=/i.test(line), fileName }
}
