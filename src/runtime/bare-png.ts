const signatureBytes = 8
/** Programs cut a picture into pieces of some thousand bytes; each costs a hostile file twelve. */
const mostChunks = 50_000

/** What it takes to draw a PNG, still or moving. Words, times, Exif and whatever else may be added are not. */
const drawn = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** A PNG without what it tells beside its picture, and without what stands behind its end. Null: it is none. */
export function barePng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, signatureBytes)]
  for (let at = signatureBytes, chunks = 0; at + 12 <= bytes.length; chunks++) {
    if (chunks > mostChunks) return null
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (drawn.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}
