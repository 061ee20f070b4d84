import type { Desk, StaffMember } from '../../domain/desk.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store, Stored } from '../../ports/store.ts'
import { everyRecord } from '../../runtime/every-record.ts'
import { newId } from '../../runtime/new-id.ts'
import type { AuditAct } from '../audit/acts.ts'
import { may } from '../rights.ts'
import { audited, type CommitAudited } from './audited.ts'
import {
  type KnowledgeChange,
  knowledgeChangeKey,
  knowledgeChangePrefix,
  knowledgeChangeRecord,
  type Step,
} from './knowledge-change.ts'
import { dayAt, knowledgeState } from './knowledge-state.ts'
import { type Outcome, type StepName, type Why, whyNot } from './may-step.ts'
import { isContained } from './overlay.ts'
import {
  isDate,
  type NamesAndNumbers,
  type Proposal,
  type ProposalFault,
  proposalFaults,
} from './proposal.ts'
import { rowKey } from './same-notice.ts'

export type KnowledgeBookOptions = {
  store: Store
  clock: Clock
  commit: CommitAudited
  names: NamesAndNumbers
  /** The rows as they stand now: what ships with the program and what is confirmed over it, by `rowKey`. */
  held(): ReadonlyMap<string, AgencyNotice>
}

/** Changes of what we know, each proposed by one member of the staff and confirmed by another. */
export type KnowledgeBook = {
  propose(by: StaffMember, desk: Desk, proposal: Proposal): Promise<Outcome<ProposalFault>>
  confirm(by: StaffMember, id: string): Promise<Outcome>
  refuse(by: StaffMember, id: string, reason: string): Promise<Outcome>
  /** Takes a confirmed change back, or a proposal of one's own. */
  withdraw(by: StaffMember, id: string, reason: string): Promise<Outcome>
  /** A mark stood in a dangerous message again, on the day `on`. */
  seenAgain(by: StaffMember, id: string, on: string): Promise<Outcome>
  /** A mark somebody objected to is right after all, says somebody who did not enter it. */
  confirmAgain(by: StaffMember, id: string): Promise<Outcome>
  find(id: string): Promise<KnowledgeChange | null>
  list(): Promise<KnowledgeChange[]>
}

const acts: Record<StepName, AuditAct> = {
  confirm: 'knowledge-confirmed',
  refuse: 'knowledge-refused',
  withdraw: 'knowledge-withdrawn',
  'confirm-again': 'mark-confirmed-again',
}

const no = (why: Why) => ({ done: false, why }) as const

/** Every step is one commit that insists on the record as it was read, and is done anew where it moved. */
export function createKnowledgeBook(options: KnowledgeBookOptions): KnowledgeBook {
  const { store, clock, commit, names, held } = options

  async function read(id: string): Promise<{ change: KnowledgeChange; stored: Stored } | null> {
    const [stored] = await store.read([knowledgeChangeKey(id)])
    return stored ? { stored, change: knowledgeChangeRecord.decode(stored.value) } : null
  }

  /** Reads, asks for the next form of the record, and commits it with its audit entry. */
  async function move(
    id: string,
    by: StaffMember,
    next: (
      change: KnowledgeChange,
    ) => { change: KnowledgeChange; act: AuditAct; reason: string | null } | Why,
  ): Promise<Outcome> {
    for (;;) {
      const found = await read(id)
      if (!found) return no('unknown')
      const moved = next(found.change)
      if (typeof moved === 'string') return no(moved)
      const key = knowledgeChangeKey(id)
      const done = await commit(
        {
          if: [[key, found.stored.version]],
          put: [[key, knowledgeChangeRecord.encode(moved.change)]],
        },
        audited(by.id, moved.act, { change: id }, moved.reason),
      )
      if (done) return { done: true, id }
    }
  }

  function step(
    name: StepName,
    by: StaffMember,
    id: string,
    reason: string | null,
    put: (change: KnowledgeChange, step: Step) => KnowledgeChange,
  ): Promise<Outcome> {
    return move(id, by, (change) => {
      const now = clock.now()
      const why = whyNot(name, change, knowledgeState(change, now), by, reason)
      if (why) return why
      if (name === 'confirm' && missesRow(change, held())) return 'no-such-row'
      const taken = { by: by.id, at: now, reason }
      return { change: put(change, taken), act: acts[name], reason }
    })
  }

  async function list(): Promise<KnowledgeChange[]> {
    const found: KnowledgeChange[] = []
    for await (const { value } of everyRecord(store, knowledgeChangePrefix)) {
      found.push(knowledgeChangeRecord.decode(value))
    }
    return found.sort((a, b) => a.proposed.at - b.proposed.at)
  }

  return {
    async propose(by, desk, proposal) {
      const now = clock.now()
      if (!may(by, 'propose-knowledge', desk)) return no('not-allowed')
      const faults = proposalFaults(proposal, now, names)
      if (faults.length > 0) return { done: false, why: 'faults', faults }
      const { namesFirm: _, ...what } = proposal
      const change: KnowledgeChange = {
        ...what,
        id: newId(),
        desk: what.what === 'notice' ? deskOfRow(what.notice, desk) : desk,
        proposed: { by: by.id, at: now, reason: null },
        confirmed: null,
        refused: null,
        withdrawn: null,
        again: null,
        contained: null,
      }
      if (!may(by, 'propose-knowledge', change.desk)) return no('not-allowed')
      if (missesRow(change, held())) return no('no-such-row')
      if (await isThere(change, now)) return no('already-there')
      const key = knowledgeChangeKey(change.id)
      await commit(
        { if: [[key, 0]], put: [[key, knowledgeChangeRecord.encode(change)]] },
        audited(by.id, 'knowledge-proposed', { change: change.id }),
      )
      return { done: true, id: change.id }
    },
    confirm: (by, id) =>
      step('confirm', by, id, null, (change, confirmed) => ({ ...change, confirmed })),
    refuse: (by, id, reason) =>
      step('refuse', by, id, reason, (change, refused) => ({ ...change, refused })),
    withdraw: (by, id, reason) =>
      step('withdraw', by, id, reason, (change, withdrawn) => ({ ...change, withdrawn })),
    confirmAgain: (by, id) =>
      step('confirm-again', by, id, null, (change, again) => ({ ...change, again })),
    seenAgain: (by, id, on) =>
      move(id, by, (change) => {
        const now = clock.now()
        if (!may(by, 'propose-knowledge', change.desk)) return 'not-allowed'
        if (change.what !== 'mark' || knowledgeState(change, now) !== 'confirmed') return 'not-open'
        if (!isDate(on) || on.length !== 10 || on > dayAt(now) || on < change.mark.seenOn)
          return 'not-open'
        const mark = { ...change.mark, seenOn: on }
        return { change: { ...change, mark }, act: 'mark-seen-again', reason: null }
      }),
    find: async (id) => (await read(id))?.change ?? null,
    list,
  }

  /** The same is proposed or confirmed already, or stands in the list. */
  async function isThere(change: KnowledgeChange, now: number): Promise<boolean> {
    if (change.what === 'notice' && isContained(change.notice, held())) return true
    const open = (await list()).filter((other) => {
      const state = knowledgeState(other, now)
      return state === 'proposed' || state === 'confirmed'
    })
    return open.some((other) => sameMatter(other) === sameMatter(change))
  }
}

function sameMatter(change: KnowledgeChange): string {
  if (change.what === 'mark') return JSON.stringify([change.mark.kind, change.mark.value])
  const { notice } = change
  return JSON.stringify([
    notice.act,
    'of' in notice ? rowKey(notice.of) : null,
    'notice' in notice ? rowKey(notice.notice) : null,
  ])
}

function missesRow(change: KnowledgeChange, held: ReadonlyMap<string, AgencyNotice>): boolean {
  return change.what === 'notice' && 'of' in change.notice && !held.has(rowKey(change.notice.of))
}

/** The rows of a country are its desk's; those of others are whoever's desk proposes them. */
function deskOfRow(act: { of?: AgencyNotice; notice?: AgencyNotice }, desk: Desk): Desk {
  const country = (act.notice ?? act.of)?.country
  return country === 'ID' || country === 'VN' ? country : desk
}
