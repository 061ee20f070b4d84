/** What a file is, told by its first bytes alone. Whatever else somebody says of a file is theirs to say. */
export const fileTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'audio/ogg',
  'video/mp4',
  'application/octet-stream',
] as const
export type FileType = (typeof fileTypes)[number]

/** Nothing we know: to be handed out to nobody as anything but bytes. */
export const unknownType = 'application/octet-stream'

/** The kinds of MP4 that are moving pictures or sound. Others of the family are still pictures of a telephone. */
const mp4Brands = /^(isom|iso[2-9]|mp4[12]|avc1|M4[AVB] |MSNV|dash|3gp\d|3g2\w|qt {2})$/

const signatures: [type: FileType, isIt: (head: string) => boolean][] = [
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['application/pdf', (head) => head.startsWith('%PDF-')],
  ['audio/ogg', (head) => head.startsWith('OggS\0')],
  ['video/mp4', (head) => head.slice(4, 8) === 'ftyp' && mp4Brands.test(head.slice(8, 12))],
]

/** The type of these bytes; `application/octet-stream` for everything that is not in the table above. */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return signatures.find(([, isIt]) => isIt(head))?.[0] ?? unknownType
}

/** How such a file's name ends; empty where nothing is known of it. */
export const fileEnding: Record<FileType, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'audio/ogg': '.ogg',
  'video/mp4': '.mp4',
  'application/octet-stream': '',
}
