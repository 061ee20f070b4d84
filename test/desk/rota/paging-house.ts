import { consolePages } from '../../../src/desk/rota/console-pages.ts'
import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import { createPaging } from '../../../src/desk/rota/paging.ts'
import { createShifts } from '../../../src/desk/rota/shifts.ts'
import type { GroupPost, Page, Pager, StaffGroup } from '../../../src/ports/page.ts'
import type { Store } from '../../../src/ports/store.ts'
import { failingStore } from '../../fixtures/failing-store.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { memoryStore } from '../../fixtures/memory-store.ts'
import { recordingLog } from '../../fixtures/recording-log.ts'
import { heldHandOvers } from './held-hand-overs.ts'

/** Ten in the morning in Jakarta and Hanoi. */
export const ten = Date.UTC(2026, 10, 26, 3)

/** A desk with paging on held time: what the means were given is kept, and each can be told to fail. */
export function pagingHouse(staff: Pageable[]) {
  const clock = heldClock(ten)
  const memory = memoryStore()
  const log = recordingLog()
  const staffOf = async () => staff
  const shifts = createShifts(memory, clock, staffOf)
  const handOvers = heldHandOvers(memory, clock)
  const counted: string[] = []
  const metrics = { count: (name: string) => void counted.push(name), observe() {} }

  const mails: { to: string | null; page: Page }[] = []
  /** What the next calls of each means do before they succeed. */
  const mailFaults: (() => Promise<void>)[] = []
  const email: Pager = {
    means: 'email',
    reaches: ({ email: address }) => address !== null,
    async send(page, { email: address }) {
      await mailFaults.shift()?.()
      mails.push({ to: address, page })
    },
  }

  const screen = new Map<string, GroupPost>()
  const groupFaults: (() => Promise<void>)[] = []
  let posts = 0
  const group: StaffGroup = {
    async post(post) {
      await groupFaults.shift()?.()
      posts += 1
      screen.set(`m${posts}`, post)
      return `m${posts}`
    },
    async edit(message, post) {
      await groupFaults.shift()?.()
      if (screen.has(message)) screen.set(message, post)
    },
    async remove(message) {
      await groupFaults.shift()?.()
      screen.delete(message)
    },
    async say() {},
  }

  function open(store: Store = memory) {
    const pages = consolePages(store, clock)
    const paging = createPaging({
      store,
      clock,
      log,
      metrics,
      handOvers,
      shifts: createShifts(store, clock, staffOf),
      staffOf,
      consolePages: pages,
      pagers: [email],
      group,
      link: 'https://suar.example/desk',
      chance: () => 0,
    })
    paging.start()
    return paging
  }

  return {
    clock,
    memory,
    log,
    counted,
    shifts,
    handOvers,
    consolePages: consolePages(memory, clock),
    mails,
    mailFaults,
    screen,
    groupFaults,
    posts: () => posts,
    open,
    /** The same process with a store that can be away. */
    openFailing() {
      const store = failingStore(memory)
      return { store, paging: open(store) }
    },
  }
}
