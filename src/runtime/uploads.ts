import { FetchFault } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store, Stored } from '../ports/store.ts'
import { bareFile } from './bare-file.ts'
import { draft } from './change.ts'
import { mostFileBytes, piecesOf } from './file-records.ts'
import { uploadId, uploadKey, uploadsPrefix } from './keys.ts'
import { newId } from './new-id.ts'
import { retention } from './retention.ts'
import { newSealKey, SealBroken, seal, sealKeyOf, unseal } from './seal.ts'

/**
 * Files a channel was handed itself, kept before the message they came with is accepted. Which chat that will
 * be is not known yet, and may not even be there. So each is sealed with a key of its own, and that key stands
 * in the `ref` alone, which is kept in the chat: when the chat's key is destroyed nothing opens the file any
 * more, and an upload whose message never came is noise from the beginning.
 */
export type Uploads = {
  /** Keeps a file, durably when it resolves, and gives its `ref`. */
  keep(bytes: Uint8Array): Promise<string>
  /** Rejects with a `FetchFault` where it is not there any more. */
  read(ref: string): Promise<Uint8Array>
  /** A chat has taken it over. */
  remove(ref: string): Promise<void>
  /** Removes what nobody has taken over in time. */
  forget(stopping: AbortSignal): Promise<void>
}

/** Records are large: as many are held at once as a list of uploads that are over their time needs. */
const batch = 8

export function createUploads(store: Store, clock: Clock): Uploads {
  return {
    async keep(bytes) {
      if (bytes.length > mostFileBytes) throw new RangeError('a file larger than is kept')
      const upload = uploadId(clock.now(), newId())
      const key = newSealKey()
      const pieces = piecesOf(bareFile(bytes).bytes)
      const change = draft()
      for (const [at, piece] of pieces.entries()) {
        const name = uploadKey(upload, at)
        change.insist(name, 0)
        change.putBytes(name, seal(key, name, piece))
      }
      if (!(await store.commit(change.change()))) throw new Error('the upload was not stored')
      return `${upload}.${pieces.length}.${Buffer.from(key.secret).toString('base64url')}`
    },
    async read(ref) {
      const { keys, secret } = parts(ref)
      const key = sealKeyOf(secret)
      const stored = await store.read(keys)
      return Buffer.concat(stored.map((piece) => opened(piece, key)))
    },
    async remove(ref) {
      await store.commit({ delete: parts(ref).keys })
    },
    async forget(stopping) {
      const until = clock.now() - retention.upload
      while (!stopping.aborted) {
        const page = await store.list(uploadsPrefix, '', batch)
        const old = page.map(({ key }) => key).filter((key) => madeAt(key) <= until)
        if (old.length > 0) await store.commit({ delete: old })
        if (old.length < batch) return
      }
    },
  }
}

function parts(ref: string): { keys: string[]; secret: Buffer } {
  const [, upload, count, secret] = /^(\d{15}-[\w-]{22})\.(\d{1,2})\.([\w-]{43})$/.exec(ref) ?? []
  if (!upload || !secret) throw new FetchFault('gone', 'no ref of ours')
  const keys = Array.from({ length: Number(count) }, (_, piece) => uploadKey(upload, piece))
  return { keys, secret: Buffer.from(secret, 'base64url') }
}

function opened(piece: Stored | undefined, key: ReturnType<typeof sealKeyOf>): Uint8Array {
  if (!piece) throw new FetchFault('gone', 'the upload is gone')
  try {
    return unseal(key, piece.key, piece.value)
  } catch (error) {
    if (error instanceof SealBroken) throw new FetchFault('gone', 'the upload does not open')
    throw error
  }
}

function madeAt(key: string): number {
  return Number(key.slice(uploadsPrefix.length, uploadsPrefix.length + 15))
}
