const headBytes = 12
/** Every picture of a moving one is a chunk; each costs a hostile file eight bytes. */
const mostChunks = 20_000
const words = new Set(['EXIF', 'XMP '])
/** In the extended head: that Exif and XMP are there. */
const saysSo = 0x08 | 0x04

/** A WebP without Exif and XMP, and without what stands behind its end. Null: it is not built as one is. */
export function bareWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headBytes) return null
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return null
  const kept: Uint8Array[] = []
  for (let at = headBytes, chunks = 0; at + 8 <= end; chunks++) {
    if (chunks > mostChunks) return null
    const size = view.getUint32(at + 4, true)
    // A chunk of an odd size is followed by one byte of nothing.
    const next = at + 8 + size + (size % 2)
    if (at + 8 + size > end) return null
    const kind = String.fromCharCode(...bytes.subarray(at, at + 4))
    if (!words.has(kind)) kept.push(told(kind, bytes.subarray(at, next)))
    at = next
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from(bytes.subarray(0, headBytes))
  head.writeUInt32LE(body.length + 4, 4)
  return body.length === 0 ? null : Buffer.concat([head, body])
}

function told(kind: string, chunk: Uint8Array): Uint8Array {
  if (kind !== 'VP8X' || chunk.length < 9) return chunk
  const bare = Uint8Array.from(chunk)
  bare[8] = (bare[8] ?? 0) & ~saysSo
  return bare
}
