import type { HandOver, StaffMember } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import { every, spaced } from '../../runtime/clocks.ts'
import type { HandOvers } from '../../runtime/hand-overs.ts'
import { may } from '../rights.ts'
import { mayOpen, type Queue, waitsSince } from './queue.ts'

/** A part of what a member sees of the queue. */
export type QueuePart = keyof Queue

export type QueueNews = {
  /**
   * Calls back with each part that has come to look different to this member, and once with every part: what
   * changed before somebody listened is told as well. Returns how to stop it.
   */
  watch(member: StaffMember, onChange: (part: QueuePart) => void): () => void
}

/** How each part of the queue looks to somebody, to be compared and for nothing else. */
type Looks = Record<QueuePart, string>
type Watcher = {
  member: StaffMember
  onChange: (part: QueuePart) => void
  told: Looks | null
}
type AtDesk = { chat: string; handOver: HandOver }

/** A call that was lost costs no longer than this, nor does a chat that was erased: of that nobody is called. */
const lookEvery = 30_000
/** Each message of everybody is a reason to look. What was said in a chat is told apart from this, and at once. */
const changesWithin = 100

const parts = ['waiting', 'mine', 'taken'] as const

/**
 * Who is told of what changes at the desk. Each message of each person moves the list of hand-overs; hardly any of
 * that changes what stands on one member's pages, and a page that is told fetches itself anew. The list is read
 * once for all who listen.
 */
export function queueNews(
  handOvers: Pick<HandOvers, 'list' | 'watch'>,
  clock: Clock,
  onFault: () => void,
): QueueNews {
  const watchers = new Set<Watcher>()
  let stopWatching = () => {}
  let looking = false
  let again = false

  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    try {
      while (again && watchers.size > 0) {
        again = false
        tellAll(watchers, await handOvers.list())
      }
    } catch {
      // The next change is looked at again, and a page that lost its line fetches everything.
      onFault()
    } finally {
      looking = false
    }
  }

  function begin(): () => void {
    const changes = spaced(clock, changesWithin, () => void look())
    const stopHearing = handOvers.watch(changes.ask)
    const stopClock = every(clock, lookEvery, look)
    return () => {
      stopHearing()
      changes.stop()
      void stopClock()
    }
  }

  return {
    watch(member, onChange) {
      const watcher: Watcher = { member, onChange, told: null }
      if (watchers.size === 0) stopWatching = begin()
      watchers.add(watcher)
      void look()
      return () => {
        if (watchers.delete(watcher) && watchers.size === 0) stopWatching()
      }
    },
  }
}

function tellAll(watchers: Set<Watcher>, all: AtDesk[]): void {
  // Several pages of one member look alike.
  const byMember = new Map<string, Looks>()
  for (const watcher of [...watchers]) {
    const { member, told, onChange } = watcher
    const looks = byMember.get(member.id) ?? looksTo(member, all)
    byMember.set(member.id, looks)
    watcher.told = looks
    for (const part of parts) if (told?.[part] !== looks[part]) onChange(part)
  }
}

/** As `queueFor` divides it, with what the rows of `console/chats/rows.ts` show of each. */
function looksTo(member: StaffMember, all: AtDesk[]): Looks {
  const looks: Looks = { waiting: '', mine: '', taken: '' }
  for (const { chat, handOver } of all) {
    if (!may(member, 'see-queue', handOver.desk)) continue
    const { urgency, reason, since, state, worker, declined, paged } = handOver
    const open = mayOpen(member, handOver)
    const row = `${chat} ${open} ${urgency} ${reason}`
    const waits = waitsSince(handOver)
    if (state === 'waiting') {
      looks.waiting += `${row} ${since} ${declined.includes(member.id)} ${paged.length}\n`
    } else if (worker?.id === member.id) {
      looks.mine += `${row} ${waits}\n`
    } else {
      // Since when a colleague is waited for moves with every word; that they are is enough.
      looks.taken += `${row} ${worker?.id} ${open && waits !== null}\n`
    }
  }
  return looks
}
