import { LRUCache } from 'lru-cache'
import type { Keep } from '../../../ports/keep.ts'
import type { Numbers } from './numbers.ts'

/** Somebody who has written to us. */
export type Person = Numbers & {
  /** The platform's id in the person's address; never changes, whatever is learned of their numbers. */
  id: string
  /** After how many seconds their app deletes messages of this chat; 0 = never. */
  expires: number
  /** When they were last written down: epoch milliseconds, UTC. */
  at: number
}

/**
 * Who is who. WhatsApp knows a person by a telephone number and by an id that hides it (a LID), and may
 * use either, any day. Both are one person here: the first number they came by stays their id.
 */
export type People = {
  /**
   * The person behind these numbers, written down if they are new or something new is told of them.
   * `expires`: null where nothing was said of it.
   */
  meet(numbers: Numbers, expires: number | null): Promise<Person>
  /** Null: nobody who ever wrote. */
  find(id: string): Promise<Person | null>
  /** The person behind these numbers; null: nobody who ever wrote. */
  findBy(numbers: Numbers): Promise<Person | null>
  /** Forgets people of whom nothing was heard for so many milliseconds. */
  forget(olderThan: number): Promise<void>
}

const folder = { person: 'person', alias: 'alias' }
const remembered = 5_000
/** Written anew after so long, so that those who still write are not forgotten. */
const day = 86_400_000

export function createPeople(keep: Keep, write: Keep['write'], now: () => number): People {
  const known = new LRUCache<string, Person>({ max: remembered })

  async function find(id: string): Promise<Person | null> {
    const cached = known.get(id)
    if (cached) return cached
    const [stored] = await keep.read(folder.person, [id])
    if (stored === undefined) return null
    const person = JSON.parse(stored) as Person
    known.set(id, person)
    return person
  }

  /** The id under which one of the numbers is known already; the hidden one counts first. */
  async function knownId({ lid, pn }: Numbers): Promise<string | null> {
    const numbers = [lid, pn].flatMap((number) => number ?? [])
    const aliases = await keep.read(folder.alias, numbers)
    return aliases.map((value) => value && readAlias(value).id).find((one) => one) ?? null
  }

  async function idOf(numbers: Numbers): Promise<string> {
    const id = (await knownId(numbers)) ?? numbers.lid ?? numbers.pn
    if (id === null) throw new TypeError('a person without a number')
    return id
  }

  return {
    find,
    async findBy(numbers) {
      const id = await knownId(numbers)
      return id === null ? null : find(id)
    },
    async meet(numbers, told) {
      const cached = numbers.lid === null ? undefined : known.get(numbers.lid)
      if (cached && isSame(cached, numbers, told ?? cached.expires) && cached.at > now() - day)
        return cached
      const id = await idOf(numbers)
      const before = await find(id)
      const expires = told ?? before?.expires ?? 0
      const person: Person = {
        id,
        lid: numbers.lid ?? before?.lid ?? null,
        pn: numbers.pn ?? before?.pn ?? null,
        expires,
        at: now(),
      }
      if (before && isSame(before, person, expires) && before.at > now() - day) return before
      const aliases = [person.lid, person.pn].flatMap((name) =>
        name ? [{ folder: folder.alias, name, value: JSON.stringify({ id, at: person.at }) }] : [],
      )
      await write([{ folder: folder.person, name: id, value: JSON.stringify(person) }, ...aliases])
      known.set(id, person)
      return person
    },
    async forget(olderThan) {
      const isOld = (value: string) => JSON.parse(value).at < now() - olderThan
      known.clear()
      await keep.prune(folder.person, isOld)
      await keep.prune(folder.alias, isOld)
    },
  }
}

function isSame(person: Person, { lid, pn }: Numbers, expires: number): boolean {
  return (
    person.expires === expires &&
    (lid ?? person.lid) === person.lid &&
    (pn ?? person.pn) === person.pn
  )
}

function readAlias(value: string): { id: string } {
  return JSON.parse(value) as { id: string }
}
