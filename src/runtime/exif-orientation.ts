const exif = Buffer.from('Exif\0\0')
const orientationTag = 0x0112
/** Where the numbers of a TIFF begin, behind the word before it. */
const tiffAt = exif.length

/**
 * How a photograph is to be turned, 2 to 8, out of the Exif part of a JPEG; null where it stands upright or
 * nothing is said.
 */
export function orientationOf(payload: Uint8Array): number | null {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  if (!bytes.subarray(0, tiffAt).equals(exif) || bytes.length < tiffAt + 8) return null
  const little = bytes.toString('latin1', tiffAt, tiffAt + 2) === 'II'
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const directory = tiffAt + long(tiffAt + 4)
  if (directory + 2 > bytes.length) return null
  const entries = short(directory)
  for (let entry = directory + 2; entry < directory + 2 + entries * 12; entry += 12) {
    if (entry + 12 > bytes.length) return null
    if (short(entry) !== orientationTag) continue
    const value = short(entry + 8)
    return value >= 2 && value <= 8 ? value : null
  }
  return null
}

/** A segment of a JPEG that says this and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const directory = Buffer.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    // One entry: the tag, a short, one of them, its value; then no further directory.
    ...[0, 1, orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
  const head = Buffer.from([0xff, 0xe1, 0, 2 + tiffAt + directory.length])
  return Buffer.concat([head, exif, directory])
}
