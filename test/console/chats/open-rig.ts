import type { ConsoleParts } from '../../../src/console/parts.ts'
import { heldClock } from '../../fixtures/held-clock.ts'
import { consoleForTest, thursday } from '../console-for-test.ts'
import { type DeskHouseOptions, deskHouse } from '../desk-house.ts'
import type { Person } from '../fake-staff.ts'

export const minutes = 60_000

/** The console over a service in which people write; nobody has written yet. */
export function openRig(given: Partial<ConsoleParts> = {}, options: DeskHouseOptions = {}) {
  const clock = heldClock(thursday)
  const house = deskHouse(clock, options)
  const rig = consoleForTest({ clock, chats: house.door, ...given })
  let words = 0

  return {
    ...rig,
    house,
    as: (person: Person) => {
      const visitor = rig.visitor(person)
      return {
        ...visitor,
        page: async (path: string) => (await visitor.get(path)).text(),
        post: (chat: string, what: string, fields: Record<string, string> = {}) =>
          visitor.post(`/desk/chat/${chat}/${what}`, fields),
        send: visitor.post,
        reply: (chat: string, text: string, id = wordId(++words)) =>
          visitor.post(`/desk/chat/${chat}/reply`, { id, text }),
      }
    },
  }
}

export const wordId = (number: number) => `word-${String(number).padStart(16, '0')}`
