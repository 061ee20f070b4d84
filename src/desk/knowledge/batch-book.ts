import type { StaffMember } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { newId } from '../../runtime/new-id.ts'
import type { AuditAct } from '../audit/acts.ts'
import { may } from '../rights.ts'
import { audited, type CommitAudited } from './audited.ts'
import {
  type Batch,
  batchKey,
  batchPageKey,
  batchPageRecord,
  batchPagesPrefix,
  batchPrefix,
  batchRecord,
  batchState,
  pagesOf,
} from './batch.ts'
import type { NoticeAct, Step } from './knowledge-change.ts'
import { type Outcome, type StepName, type Why, whyNot } from './may-step.ts'
import { type NamesAndNumbers, noticeFaults, type ProposalFault } from './proposal.ts'

export type BatchBookOptions = {
  store: Store
  clock: Clock
  commit: CommitAudited
  names: NamesAndNumbers
}

/** What is told of a list when it is proposed. */
export type BatchHead = Pick<
  Batch,
  'desk' | 'country' | 'authority' | 'nature' | 'listedOn' | 'origin' | 'file'
>

/** Lists of authorities, each taken over as a whole: proposed by one person, confirmed by another. */
export type BatchBook = {
  /** Writes what it changes and then the batch itself, so that a batch is whole or not there. */
  propose(by: StaffMember, head: BatchHead, acts: NoticeAct[]): Promise<Outcome<ProposalFault>>
  confirm(by: StaffMember, id: string): Promise<Outcome>
  refuse(by: StaffMember, id: string, reason: string): Promise<Outcome>
  withdraw(by: StaffMember, id: string, reason: string): Promise<Outcome>
  list(): Promise<Batch[]>
  find(id: string): Promise<Batch | null>
  acts(id: string): Promise<NoticeAct[]>
}

const no = (why: Why) => ({ done: false, why }) as const
/** Pages read at once: what they hold is opened in one stretch. */
const pagesAtOnce = 10
const pagesPerCommit = 20

export function createBatchBook({ store, clock, commit, names }: BatchBookOptions): BatchBook {
  async function read(id: string) {
    const [stored] = await store.read([batchKey(id)])
    return stored ? { stored, batch: batchRecord.decode(stored.value) } : null
  }

  async function step(
    name: Exclude<StepName, 'confirm-again'>,
    by: StaffMember,
    id: string,
    reason: string | null,
  ): Promise<Outcome> {
    for (;;) {
      const found = await read(id)
      if (!found) return no('unknown')
      const now = clock.now()
      const why = whyNot(name, found.batch, batchState(found.batch, now), by, reason)
      if (why) return no(why)
      const taken: Step = { by: by.id, at: now, reason }
      const key = batchKey(id)
      const next = { ...found.batch, [fields[name]]: taken }
      const done = await commit(
        { if: [[key, found.stored.version]], put: [[key, batchRecord.encode(next)]] },
        audited(by.id, acts[name], { batch: id }, reason),
      )
      if (done) return { done: true, id }
    }
  }

  async function list(): Promise<Batch[]> {
    const found: Batch[] = []
    for await (const { value } of everyRecord(store, batchPrefix)) {
      found.push(batchRecord.decode(value))
    }
    return found.sort((a, b) => a.proposed.at - b.proposed.at)
  }

  return {
    async propose(by, head, changes) {
      if (!may(by, 'import-notices', head.desk)) return no('not-allowed')
      const now = clock.now()
      const faults = changes.flatMap((act) =>
        'notice' in act ? noticeFaults(act.notice, now, names, true) : [],
      )
      if (faults.length > 0) return { done: false, why: 'faults', faults }
      const id = newId()
      const pages = pagesOf(changes)
      const put = pages.map((page, at): [string, Uint8Array] => [
        batchPageKey(id, at),
        batchPageRecord.encode({ acts: page, at: now }),
      ])
      for (let at = 0; at < put.length; at += pagesPerCommit) {
        await store.commit({ put: put.slice(at, at + pagesPerCommit) })
      }
      const count = (act: NoticeAct['act']) => changes.filter((one) => one.act === act).length
      const batch: Batch = {
        ...head,
        id,
        counts: {
          added: count('add'),
          corrected: count('correct'),
          withdrawn: count('withdraw'),
        },
        pages: pages.length,
        proposed: { by: by.id, at: now, reason: null },
        confirmed: null,
        refused: null,
        withdrawn: null,
        contained: null,
      }
      const key = batchKey(id)
      await commit(
        { if: [[key, 0]], put: [[key, batchRecord.encode(batch)]] },
        audited(by.id, 'notices-imported', { batch: id }),
      )
      return { done: true, id }
    },
    confirm: (by, id) => step('confirm', by, id, null),
    refuse: (by, id, reason) => step('refuse', by, id, reason),
    withdraw: (by, id, reason) => step('withdraw', by, id, reason),
    list,
    find: async (id) => (await read(id))?.batch ?? null,
    acts: (id) => actsOf(store, id),
  }
}

/** Everything a batch changes. */
export async function actsOf(store: Store, id: string): Promise<NoticeAct[]> {
  const found: NoticeAct[] = []
  for await (const { value } of everyRecord(store, batchPagesPrefix(id), { page: pagesAtOnce })) {
    for (const act of batchPageRecord.decode(value).acts) found.push(act)
  }
  return found
}

const fields = { confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' } as const
const acts = {
  confirm: 'knowledge-confirmed',
  refuse: 'knowledge-refused',
  withdraw: 'knowledge-withdrawn',
} as const satisfies Record<string, AuditAct>
