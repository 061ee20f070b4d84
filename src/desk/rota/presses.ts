import type { Clock } from '../../ports/clock.ts'
import type { GroupPress, PressAnswer, PressOutcome } from '../../ports/page.ts'
import type { Store } from '../../ports/store.ts'
import { listAll } from '../../runtime/every-record.ts'
import { may } from '../rights.ts'
import { createDecline, type DeclineOptions } from './decline.ts'
import { isSeen, onDuty, readDuty } from './duty.ts'
import { type Pageable, pageTo, type StaffOf, takingAct } from './pageable.ts'
import { pagingKind, pagingPrefix } from './paging-state.ts'
import type { Shifts } from './shifts.ts'

export type PressOptions = {
  store: Store
  clock: Clock
  staffOf: StaffOf
  shifts: Pick<Shifts, 'list' | 'lastSeen'>
  handOvers: DeclineOptions['handOvers'] & {
    /** Gives it to somebody. False: somebody else was quicker, or it does not wait any more. */
    take(chat: string, worker: { id: string; name: string }): Promise<boolean>
  }
}

/**
 * What a button in the staff's group does. Whoever pressed is known by the platform's word alone, so that every
 * right is asked for again, and what may be read by a stranger opens in the console only. A press that comes
 * twice does what it did. Rejects where the store cannot: then it has to come again.
 */
export function createPresses(options: PressOptions): (press: GroupPress) => Promise<PressAnswer> {
  const { store, clock, staffOf, shifts, handOvers } = options
  const decline = createDecline({ handOvers, staffOf })

  /** The chat behind a short name; null: none, or two bear the same. */
  async function chatOf(code: string): Promise<string | null> {
    const stored = await listAll(store, pagingPrefix)
    const [first, ...more] = stored.filter(({ value }) => pagingKind.decode(value).code === code)
    return first && more.length === 0 ? first.key.slice(pagingPrefix.length) : null
  }

  async function find(chat: string) {
    return (await handOvers.list()).find((one) => one.chat === chat)?.handOver ?? null
  }

  async function take(chat: string, member: Pageable): Promise<PressOutcome> {
    const handOver = await find(chat)
    if (!handOver) return 'gone'
    const { desk } = handOver
    if (!may(member, 'see-queue', desk)) return 'may-not'
    if (handOver.state === 'taken')
      return handOver.worker?.id === member.id ? 'taken' : 'taken-by-other'
    const act = takingAct(handOver)
    if (act !== 'take-plain-chat') return 'console-only'
    if (!may(member, act, desk)) return 'may-not'
    const now = clock.now()
    const book = await readDuty(shifts, staffOf, now)
    const isOn = onDuty(book, desk, now).some(({ id }) => id === member.id)
    if (!isOn && !isSeen(book, member.id, now)) return 'not-on-duty'
    if (await handOvers.take(chat, { id: member.id, name: member.name })) return 'taken'
    const after = await find(chat)
    if (after?.state !== 'taken') return 'gone'
    return after.worker?.id === member.id ? 'taken' : 'taken-by-other'
  }

  return async function press({ telegramId, code, wants }) {
    const member = (await staffOf()).find((one) => one.telegramId === telegramId)
    if (!member) return { answer: 'unknown-person', language: null }
    const { language } = pageTo(member)
    const chat = await chatOf(code)
    if (chat === null) return { answer: 'gone', language }
    if (wants === 'take') return { answer: await take(chat, member), language }
    return { answer: (await decline(chat, member.id)) ? 'passed-on' : 'gone', language }
  }
}
