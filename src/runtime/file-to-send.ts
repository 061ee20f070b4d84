import { mostBytesToSend } from '../domain/desk.ts'
import { type FileType, fileEnding, unknownType } from '../domain/file-type.ts'
import type { Language } from '../domain/language.ts'
import { type BareFile, bareFile } from './bare-file.ts'
import type { Draft } from './change.ts'
import type { SentFile } from './chat-record.ts'
import { mostFileBytes, putFile } from './file-records.ts'
import { sentFile } from './keys.ts'
import { newId } from './new-id.ts'
import { ownTexts, type Rules } from './rules.ts'

/** A file that is to be sent to a person: what goes with the message, and what is kept for it. */
export type FileToSend = { file: SentFile; bare: BareFile }

/** Why a file of ours is sent to nobody. `not-carried`: where the person writes from, no file can be brought. */
export class FileRefused extends Error {
  readonly kind: 'too-large' | 'wrong-type' | 'not-carried'
  constructor(kind: FileRefused['kind']) {
    super(kind)
    this.name = 'FileRefused'
    this.kind = kind
  }
}

const nameOf: Record<Exclude<FileType, typeof unknownType>, keyof typeof ownTexts> = {
  'image/jpeg': 'pictureName',
  'image/png': 'pictureName',
  'image/webp': 'pictureName',
  'image/gif': 'pictureName',
  'application/pdf': 'documentName',
  'audio/ogg': 'soundName',
  'video/mp4': 'videoName',
}

/**
 * Makes ready what a worker sends. The name it had with them tells of their work, so the person is told a
 * neutral one; a picture is stripped as those that come in are. Throws a `FileRefused`.
 */
export function fileToSend(bytes: Uint8Array, language: Language, say: Rules['say']): FileToSend {
  if (bytes.length > Math.min(mostBytesToSend, mostFileBytes)) throw new FileRefused('too-large')
  const bare = bareFile(bytes)
  const { type } = bare
  if (type === unknownType) throw new FileRefused('wrong-type')
  const name = say(language, ownTexts[nameOf[type]], {}) + fileEnding[type]
  const instead = say(language, ownTexts.fileInstead, {})
  return { file: { id: newId(), name, type, bytes: bare.bytes.length, instead }, bare }
}

/** Writes its bytes into the change that also puts its message into the outbox. */
export function putFileToSend(change: Draft, chat: string, { file, bare }: FileToSend): void {
  putFile(change, sentFile(chat, file.id), bare)
}
