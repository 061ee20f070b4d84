import { fileTypeOf } from './file-type.ts'

/** Pictures of the person a page for an officer can bear. */
export const mostPortraits = 3
/** Larger than any picture of a chat is sent; in bytes. */
const mostBytes = 4 * 1024 * 1024
/** Of a PNG, which is unpacked to be drawn: a small file may hold a huge picture. In points. */
const mostPoints = 16_000_000

/** A picture that cannot be put on a page: it is none, is damaged, or is too large to be drawn. */
export class PortraitFault extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'PortraitFault'
  }
}

/** Throws a `PortraitFault` for what is not to be drawn, before any of it is unpacked. */
export function assertPortrait(bytes: Uint8Array): void {
  if (bytes.length > mostBytes) throw new PortraitFault('too many bytes')
  const type = fileTypeOf(bytes)
  if (type === 'image/jpeg') return
  if (type !== 'image/png' || bytes.length < 24) throw new PortraitFault('no picture')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(16) * view.getUint32(20) > mostPoints) throw new PortraitFault('too large')
}
