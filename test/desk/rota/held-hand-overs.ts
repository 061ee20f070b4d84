import type { PagedHandOvers } from '../../../src/desk/rota/paged-hand-overs.ts'
import type { HandOver } from '../../../src/domain/desk.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'

/**
 * Hand-overs as the runtime keeps them, in memory, and everything that was done to them in order. Each change
 * moves `hand-over/<chat>` in the store, as the runtime's mirror does.
 */
export function heldHandOvers(store: Store, clock: Clock) {
  const all = new Map<string, HandOver>()
  const done: string[] = []
  let lists = 0
  let failing: (chat: string) => boolean = () => false

  async function set(chat: string, next: HandOver): Promise<void> {
    all.set(chat, next)
    await store.commit({ put: [[`hand-over/${chat}`, new Uint8Array()]] })
  }
  const say = (what: string) => void done.push(what)

  const handOvers = {
    async list() {
      lists += 1
      return [...all].map(([chat, handOver]) => ({ chat, handOver }))
    },
    async paged(chat, staff, at, as) {
      if (failing(chat)) throw new Error('the store is away')
      const now = all.get(chat)
      if (now?.state !== 'waiting') return false
      say(`${chat}: ${as} ${staff.join(' ')}`)
      const paged = [...now.paged, ...staff.map((one) => ({ staff: one, at }))]
      const supervisorPagedAt = as === 'supervisor' ? at : now.supervisorPagedAt
      await set(chat, { ...now, paged, supervisorPagedAt })
      return true
    },
    async tell(chat, key) {
      const now = all.get(chat)
      if (now?.state !== 'waiting') return
      say(`${chat}: tell ${key}`)
    },
    async returnToQueue(chat, reason) {
      const now = all.get(chat)
      if (now?.state !== 'taken') return false
      say(`${chat}: back, ${reason}`)
      const anew = { paged: [], declined: [], supervisorPagedAt: null, worker: null, takenAt: null }
      await set(chat, { ...now, ...anew, state: 'waiting' })
      return true
    },
    async take(chat: string, worker: { id: string; name: string }) {
      const now = all.get(chat)
      if (now?.state !== 'waiting') return false
      say(`${chat}: taken by ${worker.id}`)
      await set(chat, { ...now, state: 'taken', worker, takenAt: clock.now() })
      return true
    },
    async transfer(chat: string, from: string, to: { id: string; name: string }) {
      const now = all.get(chat)
      if (now?.worker?.id !== from) return false
      say(`${chat}: from ${from} to ${to.id}`)
      await set(chat, { ...now, worker: to, takenAt: clock.now() })
      return true
    },
    async declined(chat: string, staff: string) {
      const now = all.get(chat)
      if (now) await set(chat, { ...now, declined: [...now.declined, staff] })
    },
  } satisfies PagedHandOvers & Record<string, unknown>

  return {
    ...handOvers,
    set,
    /** Ends it: the worker was done, or the person is gone. */
    end(chat: string): void {
      all.delete(chat)
    },
    now: (chat: string) => all.get(chat),
    /** What was done, and forgets it. */
    done: () => done.splice(0),
    /** How often all of them were read. */
    lists: () => lists,
    failFor(which: (chat: string) => boolean): void {
      failing = which
    },
  }
}
