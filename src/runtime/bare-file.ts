import { type FileType, fileTypeOf, unknownType } from '../domain/file-type.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { barePng } from './bare-png.ts'
import { bareWebp } from './bare-webp.ts'

export type BareFile = { type: FileType; bytes: Uint8Array }

const barers: Partial<Record<FileType, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
}

/**
 * A file as it is kept: named by its own first bytes, a picture without what it tells of whoever took it and
 * where. A picture that is not built as its kind is counts as bytes nobody knows, and is shown to nobody.
 */
export function bareFile(bytes: Uint8Array): BareFile {
  const type = fileTypeOf(bytes)
  const bare = barers[type]
  if (!bare) return { type, bytes }
  const stripped = bare(bytes)
  return stripped ? { type, bytes: stripped } : { type: unknownType, bytes }
}
