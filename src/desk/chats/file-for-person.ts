import { type FileType, fileTypeOf } from '../../domain/file-type.ts'
import { FileRefused } from '../../runtime/file-to-send.ts'
import type { Reply, SaidResult } from '../../runtime/hand-overs.ts'

/**
 * What a worker sends: what tells nothing of them beyond what is seen on it, and a paper. Sound would bear
 * their voice, and films tell where they were made.
 */
export const typesForPerson: readonly FileType[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
]

/** Nothing was said: the file goes to nobody, and the words wait for the worker. */
export type FileNotSent = { kind: 'file-refused'; why: FileRefused['kind'] }

/** Sends words with a file, where it is one a worker may send. */
export async function withFile(
  { file }: Required<Reply>,
  send: () => Promise<SaidResult>,
): Promise<SaidResult | FileNotSent> {
  if (!typesForPerson.includes(fileTypeOf(file))) return { kind: 'file-refused', why: 'wrong-type' }
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { kind: 'file-refused', why: error.kind }
  }
}
