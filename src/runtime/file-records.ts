import type { FileType } from '../domain/file-type.ts'
import { SendFault } from '../ports/channel.ts'
import type { Store } from '../ports/store.ts'
import type { BareFile } from './bare-file.ts'
import type { Draft } from './change.ts'
import type { Line } from './chat-record.ts'
import { fileKey, receivedFile, sentFile } from './keys.ts'
import type { OutEntry } from './outbox.ts'
import { fromBytes } from './stored-form.ts'

/** `chat/<id>/file/<which>/00`: what the pieces after it make. Of the pieces, each record is bytes alone. */
type FileHead = { type: FileType; bytes: number; pieces: number; rebuilt?: true }

/** More than this is neither fetched nor kept: 20 MB. */
export const mostFileBytes = 20 * 1024 * 1024
/** What one record holds at most. */
const pieceBytes = 512 * 1024
const mostPieces = Math.ceil(mostFileBytes / pieceBytes)

export function piecesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) =>
    bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
  )
}

/**
 * Writes a file into a change. Throws a RangeError where it is larger than is kept.
 * @param file where it lies: `receivedFile` or `sentFile`
 */
export function putFile(change: Draft, file: string, { type, bytes, rebuilt }: BareFile): void {
  if (bytes.length > mostFileBytes) throw new RangeError('a file larger than is kept')
  const pieces = piecesOf(bytes)
  const size = { bytes: bytes.length, pieces: pieces.length }
  const head: FileHead = { type, ...size, ...(rebuilt && { rebuilt }) }
  change.put('file', fileKey(file, 0), head)
  for (const [at, piece] of pieces.entries()) change.putBytes(fileKey(file, at + 1), piece)
}

/** The file that lies there; null where none does, or not all of it. */
export async function readFile(store: Store, file: string): Promise<BareFile | null> {
  const [storedHead, ...pieces] = await store.read(allKeys(file))
  const head = fromBytes<FileHead>('file', storedHead)
  if (!head) return null
  const found = pieces.slice(0, head.pieces).flatMap((piece) => piece?.value ?? [])
  const bytes = Buffer.concat(found)
  if (bytes.length !== head.bytes) return null
  return { type: head.type, bytes, ...(head.rebuilt && { rebuilt: head.rebuilt }) }
}

/** Every key that may hold something of the file of a line: they go when the line goes. */
export function fileKeysOf(chat: string, number: number, { file }: Pick<Line, 'file'>): string[] {
  if (!file) return []
  return allKeys('id' in file ? sentFile(chat, file.id) : receivedFile(chat, number))
}

/** The bytes of the file of a message on its way. Rejects with a `SendFault`. */
export async function bytesToSend(
  store: Store,
  chat: string,
  { file }: Pick<OutEntry, 'file'>,
): Promise<Uint8Array> {
  let found: BareFile | null
  try {
    found = file ? await readFile(store, sentFile(chat, file.id)) : null
  } catch {
    throw new SendFault('later', 'the file cannot be read now')
  }
  if (!found) throw new SendFault('never', 'the file is gone')
  return found.bytes
}

function allKeys(file: string): string[] {
  return Array.from({ length: mostPieces + 1 }, (_, piece) => fileKey(file, piece))
}
