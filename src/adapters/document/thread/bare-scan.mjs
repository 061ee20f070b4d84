/** What applications and people write into a JPEG beside its picture; colours and Adobe's own mark are needed. */
const telling = (/** @type {number} */ kind) =>
  kind === 0xfe || (kind >= 0xe1 && kind <= 0xef && kind !== 0xe2 && kind !== 0xee)

/**
 * The JPEG inside a page without what it tells beside its picture; null where it is not built as one.
 * @param {Uint8Array} bytes
 */
export function bareScan(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 2 <= bytes.length; ) {
    const kind = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (kind === 0xff) {
      at += 1
      continue
    }
    // What stands behind the end is no picture any more.
    if (kind === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (end < at + 4 || end > bytes.length) return null
    const next = kind === 0xda ? endOfScan(bytes, end) : end
    if (!telling(kind)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** Where the next marker stands behind the lines of a picture; within them a byte of ones is followed by zero. */
function endOfScan(/** @type {Uint8Array} */ bytes, /** @type {number} */ from) {
  let at = bytes.indexOf(0xff, from)
  for (; at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
