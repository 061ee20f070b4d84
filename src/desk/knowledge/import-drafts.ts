import { createHash } from 'node:crypto'
import type { Desk, StaffMember } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { newId } from '../../runtime/new-id.ts'
import { recordKind } from '../../runtime/records.ts'
import { retention } from '../../runtime/retention.ts'
import { may } from '../rights.ts'
import type { ListAbout } from './list-rows.ts'

/** A list somebody brought, before it is proposed: they look at what it would change, perhaps in another process. */
export type ImportDraft = {
  id: string
  by: string
  desk: Desk
  about: ListAbout
  /** Its name, and the SHA-256 of its bytes as hex. */
  file: { name: string; hash: string }
  /** Epoch milliseconds, UTC. */
  at: number
  pieces: number
}

export type ImportDrafts = {
  /** Null: this member may not take lists over for this desk. */
  keep(
    by: StaffMember,
    draft: { desk: Desk; about: ListAbout; name: string; bytes: Uint8Array },
  ): Promise<string | null>
  /** Null: there is none, its time is over, or it is somebody else's. */
  find(by: StaffMember, id: string): Promise<ImportDraft | null>
  bytes(draft: ImportDraft): Promise<Uint8Array>
  drop(draft: ImportDraft): Promise<void>
}

type Piece = { bytes: string }

const prefix = 'import-draft/'
const headKey = (id: string) => `${prefix}${id}`
const pieceKey = (id: string, at: number) =>
  `import-draft-piece/${id}/${String(at).padStart(4, '0')}`

const headRecord = recordKind<ImportDraft>('import-draft')
const pieceRecord = recordKind<Piece>('import-draft-piece')

const pieceBytes = 192 * 1024

export function createImportDrafts({ store, clock }: { store: Store; clock: Clock }): ImportDrafts {
  const isOver = ({ at }: ImportDraft) => at + retention.importDraft <= clock.now()

  async function drop({ id, pieces }: ImportDraft): Promise<void> {
    const keys = Array.from({ length: pieces }, (_, at) => pieceKey(id, at))
    await store.commit({ delete: [...keys, headKey(id)] })
  }

  /** Those nobody came back to. A head stands in the store before its pieces do. */
  async function sweep(): Promise<void> {
    for await (const { value } of everyRecord(store, prefix)) {
      const draft = headRecord.decode(value)
      if (isOver(draft)) await drop(draft)
    }
  }

  return {
    async keep(by, { desk, about, name, bytes }) {
      if (!may(by, 'import-notices', desk)) return null
      await sweep()
      const id = newId()
      const pieces = Math.ceil(bytes.length / pieceBytes)
      const hash = createHash('sha256').update(bytes).digest('hex')
      const draft = { id, by: by.id, desk, about, file: { name, hash }, at: clock.now(), pieces }
      await store.commit({ put: [[headKey(id), headRecord.encode(draft)]] })
      for (let at = 0; at < pieces; at++) {
        const piece = Buffer.from(bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes))
        const put = pieceRecord.encode({ bytes: piece.toString('base64') })
        await store.commit({ put: [[pieceKey(id, at), put]] })
      }
      return id
    },
    async find(by, id) {
      const [stored] = await store.read([headKey(id)])
      const draft = stored ? headRecord.decode(stored.value) : null
      const isTheirs = draft?.by === by.id && may(by, 'import-notices', draft.desk)
      return draft && isTheirs && !isOver(draft) ? draft : null
    },
    async bytes({ id, pieces }) {
      const keys = Array.from({ length: pieces }, (_, at) => pieceKey(id, at))
      const stored = await store.read(keys)
      return Buffer.concat(
        stored.flatMap((one) =>
          one ? [Buffer.from(pieceRecord.decode(one.value).bytes, 'base64')] : [],
        ),
      )
    },
    drop,
  }
}
