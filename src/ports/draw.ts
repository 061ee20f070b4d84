import type { Picture } from '../domain/picture.ts'

/** Makes a PNG of a picture's words. The same words give the same picture. Rejects with a `DrawFault`. */
export type Draw = (picture: Picture) => Promise<Uint8Array>

/** Why a picture could not be drawn. `busy`: too many wait; `broken`: here it never will be. */
export class DrawFault extends Error {
  readonly kind: 'busy' | 'broken'
  constructor(kind: 'busy' | 'broken', reason: string, cause?: unknown) {
    super(reason, { cause })
    this.name = 'DrawFault'
    this.kind = kind
  }
}
