import { createAskedAbout, thingsIn } from '../desk/knowledge/asked-about.ts'
import { audited, type CommitAudited } from '../desk/knowledge/audited.ts'
import { createBatchBook } from '../desk/knowledge/batch-book.ts'
import { createDialledBook } from '../desk/knowledge/dialled-book.ts'
import { sweepRefused } from '../desk/knowledge/forget-refused.ts'
import { createImportDrafts } from '../desk/knowledge/import-drafts.ts'
import { createKnowledgeBook } from '../desk/knowledge/knowledge-book.ts'
import { operatorId } from '../desk/knowledge/knowledge-state.ts'
import { createLiveKnowledge } from '../desk/knowledge/live-knowledge.ts'
import { createObjectionDesk } from '../desk/knowledge/objection-desk.ts'
import { heldRows } from '../desk/knowledge/overlay.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from '../runtime/addresses.ts'
import type { Metrics } from '../runtime/metrics.ts'
import { createObjections } from '../runtime/objections.ts'
import type { Shipped } from './house.ts'
import type { LiveLists } from './live-lists.ts'
import { namesAndNumbers } from './names-and-numbers.ts'

export type DeskKnowledgeOptions = {
  store: Store
  keyring: HashIndex
  clock: Clock
  log: Log
  metrics: Metrics
  shipped: Shipped
  lists: LiveLists
  /** Commits with an entry in the audit. */
  commit: CommitAudited
}

export type DeskKnowledge = ReturnType<typeof deskKnowledge>

/** Everything of what the staff knows, over one store: for the console, the command line and the checker. */
export function deskKnowledge(options: DeskKnowledgeOptions) {
  const { store, keyring, clock, log, metrics, shipped, lists, commit } = options
  const names = namesAndNumbers(shipped)
  const objections = createObjections(store, keyring, (change, { does, code, by }) =>
    commit(
      change,
      audited(
        by ?? operatorId,
        does === 'decide' ? 'objection-decided' : 'objection-acknowledged',
        { objection: code },
      ),
    ),
  )
  const live = createLiveKnowledge({
    store,
    clock,
    notices: shipped.notices,
    objections: objections.list,
    onChange: lists.set,
    onFault: () => metrics.count('live-knowledge-not-read'),
  })
  const changes = createKnowledgeBook({
    store,
    clock,
    commit,
    names,
    held: () => heldRows(live.now().notices),
  })
  const batches = createBatchBook({ store, clock, commit, names })
  const dialled = createDialledBook({
    store,
    clock,
    commit,
    help: shipped.help,
    onTakenOut: (id, takenOut) => log.warn('helpline-taken-out', { helpline: id, takenOut }),
  })
  const asked = createAskedAbout({
    store,
    keyring,
    clock,
    onFault: () => metrics.count('asked-about-not-written'),
  })
  const objectionDesk = createObjectionDesk({
    objections,
    changes,
    batches,
    notices: () => live.now().notices,
    nameKey: names.nameKey,
    clock,
  })

  let stopSweeping = async () => {}

  return {
    names,
    live,
    changes,
    batches,
    dialled,
    asked,
    drafts: createImportDrafts({ store, clock }),
    objections: objectionDesk,
    /** Counts that this chat asked about what its offer names. */
    judged: (chat: string, verdict: Verdict) => asked.note(chat, thingsIn(verdict, names.nameKey)),
    start() {
      live.start()
      dialled.start()
      asked.start()
      stopSweeping = sweepRefused({ store, clock, log })
    },
    async stop() {
      await stopSweeping()
      await asked.stop()
      await dialled.stop()
      await live.stop()
      await lists.settled()
    },
  }
}
