import { bySystem } from '../../domain/case.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { Keyring } from '../../runtime/keyring.ts'
import { reportStateKey } from '../../runtime/keys.ts'
import { audited } from '../knowledge/audited.ts'
import {
  caseFilesPrefix,
  caseGoneKey,
  caseGoneKind,
  caseKey,
  caseOfKey,
  casePrefix,
  caseRowKey,
  caseRowKind,
  exportKey,
  exportPointerKind,
  ownerOfCase,
  rowOf,
} from './case-record.ts'
import {
  type CaseOutcome,
  changeCase,
  codeKeyOf,
  did,
  didNot,
  pointerOf,
  readCase,
} from './case-store.ts'
import { aboutCase, mayWith, type ReadGround } from './read-cases.ts'

export type EraseCases = {
  /** A worker says that a case whose person took their word back is to be erased now. */
  confirmErasure(member: StaffMember, id: string): Promise<CaseOutcome>
  /** Erases a case whose time is over, or goes on with it. May be done twice. */
  erase(id: string): Promise<void>
}

const batch = 200
/** Pieces of files are large, and a list brings them along. */
const fewPieces = 8

/**
 * Erasing in steps, each of which may be done twice, so that a crash anywhere only means that it is gone on
 * with: no pointer leads to the case any more; its records go; its key is destroyed; and only then its row, by
 * which it would have been found again.
 */
export function createEraseCases(
  ground: ReadGround,
  destroyer: Pick<Keyring, 'destroy'>,
): EraseCases {
  const { store, keyring, clock, commit, append } = ground

  async function eraseAs(id: string, who: string): Promise<void> {
    const [row] = await store.read([caseRowKey(id)])
    if (!row) return
    if (!caseRowKind.decode(row.value).erasing && !(await begin(id, who))) return
    await wipe(caseFilesPrefix(id), fewPieces)
    await wipe(casePrefix(id), batch)
    await destroyer.destroy(ownerOfCase(id))
    await store.commit({ delete: [caseRowKey(id)] })
  }

  /** False: it is to stay after all. */
  async function begin(id: string, who: string): Promise<boolean> {
    for (;;) {
      const found = await readCase(store, id)
      if (!found) return true
      const { one, version } = found
      const { eraseBy } = rowOf(one)
      if (who === bySystem && (eraseBy === null || eraseBy > clock.now())) return false
      if (await unlink(id, one.mergedInto, one.merged)) continue
      const now = clock.now()
      const tombstones = one.exports.map((exported): [string, Uint8Array] => {
        const over = { ...exported, expiresAt: Math.min(exported.expiresAt, now) }
        return [exportKey(exported.id), exportPointerKind.encode(pointerOf(one, over, null))]
      })
      const change = {
        if: [[caseKey(id), version]] as [string, number][],
        put: [
          [caseRowKey(id), caseRowKind.encode(rowOf(one, true))],
          [caseGoneKey(id), caseGoneKind.encode({ at: now })],
          ...tombstones,
        ] as [string, Uint8Array][],
        delete: [
          await codeKeyOf(keyring, one.code),
          reportStateKey(id),
          caseOfKey(one.chat, id),
          // With its head gone nothing can change the case any more.
          caseKey(id),
        ],
      }
      if (await commit(change, audited(who, 'case-erased', aboutCase(one)))) return true
    }
  }

  /** Cases it was merged with are no longer. True: something was, and the case is to be read anew. */
  async function unlink(id: string, into: string | null, merged: string[]): Promise<boolean> {
    for (const other of [...merged, ...(into === null ? [] : [into])]) {
      await changeCase(ground, other, bySystem, (edit) => {
        edit.case.merged = edit.case.merged.filter((one) => one !== id)
        if (edit.case.mergedInto === id) edit.case.mergedInto = null
        edit.note('merged', id, null)
        return { entry: audited(bySystem, 'case-unmerged', aboutCase(edit.case)) }
      })
    }
    if (merged.length === 0 && into === null) return false
    await changeCase(ground, id, bySystem, (edit) => {
      edit.case.merged = []
      edit.case.mergedInto = null
      return { entry: audited(bySystem, 'case-unmerged', aboutCase(edit.case)) }
    })
    return true
  }

  async function wipe(prefix: string, atOnce: number): Promise<void> {
    for (;;) {
      const page = await store.list(prefix, '', atOnce)
      if (page.length === 0) return
      await store.commit({ delete: page.map(({ key }) => key) })
    }
  }

  return {
    erase: (id) => eraseAs(id, bySystem),
    async confirmErasure(member, id) {
      const found = await readCase(store, id)
      if (!found) return didNot('unknown')
      if (!mayWith(member, 'confirm-erasure', found.one)) {
        await append(audited(member.id, 'denied', { to: 'confirm-erasure', case: id }))
        return didNot('not-allowed')
      }
      if (!found.one.withdrawn) return didNot('not-open')
      await eraseAs(id, member.id)
      return did
    },
  }
}
