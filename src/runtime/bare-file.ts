import { type FileType, fileTypeOf, unknownType } from '../domain/file-type.ts'
import type { BareDocument } from '../ports/bare-document.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { barePng } from './bare-png.ts'
import { bareWebp } from './bare-webp.ts'

export type BareFile = {
  type: FileType
  bytes: Uint8Array
  /** It is a document that was built anew without what it told beside its pages. */
  rebuilt?: true
}

const barers: Partial<Record<FileType, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
}

/** As `bareFile`, and a document rebuilt where that can be done; else it is kept as it came. */
export async function bareWithDocuments(
  bytes: Uint8Array,
  bareDocument: BareDocument,
): Promise<BareFile> {
  const bare = bareFile(bytes)
  if (bare.type !== 'application/pdf') return bare
  const rebuilt = await bareDocument(bytes)
  return rebuilt && fileTypeOf(rebuilt) === bare.type
    ? { type: bare.type, bytes: rebuilt, rebuilt: true }
    : bare
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
