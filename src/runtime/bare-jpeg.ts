import { orientationOf, orientationSegment } from './exif-orientation.ts'

const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  app15: 0xef,
  comment: 0xfe,
}

/** More segments than any camera writes; each costs a hostile file four bytes. */
const mostSegments = 5_000

/**
 * A JPEG without what it tells beside its picture: place, time, telephone, earlier versions, and whatever was
 * put behind its end. How it is to be turned stays, or a photographed contract lies on its side. Null: it is
 * not built as a JPEG is.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned = false
  let seenScan = false
  let at = 2
  for (let markers = 0; at + 4 <= bytes.length; markers++) {
    if (markers > mostSegments) return null
    const kind = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    // Filling bytes may stand before any marker.
    if (kind === 0xff) {
      at += 1
      continue
    }
    if (kind === marker.end) break
    const end = at + 2 + view.getUint16(at + 2)
    const segment = bytes.subarray(at, end)
    if (segment.length < 4 || end > bytes.length) return null
    const orientation = kind === marker.app1 && !turned ? orientationOf(segment.subarray(4)) : null
    if (orientation !== null) {
      kept.push(orientationSegment(orientation))
      turned = true
    } else if (isKept(kind, segment)) kept.push(segment)
    at = end
    if (kind !== marker.scan) continue
    seenScan = true
    const next = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, next))
    at = next
  }
  if (!seenScan) return null
  return Buffer.concat([...kept, Buffer.from([0xff, marker.end])])
}

/** All that is needed to draw it: of the segments applications add, the frame's own, colours, and Adobe's. */
function isKept(kind: number, segment: Uint8Array): boolean {
  if (kind === marker.comment) return false
  if (kind < marker.app0 || kind > marker.app15) return true
  if (kind === marker.app0) return beginsWith(segment, 'JFIF\0')
  if (kind === marker.app2) return beginsWith(segment, 'ICC_PROFILE\0')
  return kind === marker.app14 && beginsWith(segment, 'Adobe')
}

function beginsWith(segment: Uint8Array, word: string): boolean {
  return String.fromCharCode(...segment.subarray(4, 4 + word.length)) === word
}

/** Where the next marker stands behind a scan's data, in which FF is followed by 00 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
