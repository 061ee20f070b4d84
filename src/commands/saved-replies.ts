import type { SavedTexts } from '../console/chats/chat-parts.ts'
import { helpSlots } from '../dialogue/teller.ts'
import { spoken } from '../domain/reply.ts'
import type { Clock } from '../ports/clock.ts'
import type { House } from './house.ts'
import { knownWithout } from './rules.ts'

/**
 * The replies workers have at hand, with the numbers that work from where the person is.
 * @param takenOut ids of helplines that are not shown now
 */
export function savedTextsOf(
  { knowledge, savedReplies, texts }: House,
  clock: Pick<Clock, 'now'>,
  takenOut: () => ReadonlySet<string>,
): SavedTexts {
  const known = knownWithout(knowledge, takenOut)
  return ({ language, staffLanguage, worker, country }) => {
    const teller = {
      language,
      at: clock.now(),
      known: known(),
      country,
      elsewhere: null,
      delicate: false,
      objections: [],
    }
    return savedReplies.flatMap(({ id, name, help }) => {
      const slots = help ? helpSlots(help.need, help.count, teller) : {}
      if (help?.needed && slots['help1']?.length === 0) return []
      const line = { key: `saved-replies:${id}`, values: { name: worker, ...slots } }
      const text = spoken(line, (key, values) => texts.say(language, key, values))
      return [{ id, name: name[staffLanguage], text }]
    })
  }
}
