import type { proto } from '@whiskeysockets/baileys'
import { LRUCache } from 'lru-cache'
import type { Inside } from '../../../ports/channel.ts'
import type { Keep } from '../../../ports/keep.ts'
import { channelName } from './names.ts'
import type { People, Person } from './people.ts'
import { contentOf, render } from './render.ts'

/**
 * What we sent, for phones that could not read it and ask again. They ask by the message's id, from
 * whichever of their numbers, perhaps days later and of another process. Only whom it went to is kept here;
 * the words stand in the chat, and go with it.
 */
export type SentMessages = {
  /** Writes down to whom these go. Rejects where this process may not send any more. */
  note(person: Person, ids: string[]): Promise<void>
  /** Keeps the content at hand, for the moment until the chat has it. */
  remember(id: string, content: proto.IMessage): void
  /** The content of a message as it was sent; undefined where nothing is left of it. */
  find(id: string): Promise<proto.IMessage | undefined>
  /** Forgets those that were sent before that many milliseconds. */
  forget(olderThan: number): Promise<void>
}

type Sent = { to: string; at: number }

const folder = 'sent'
const atHand = 200

export function createSentMessages(
  keep: Keep,
  people: People,
  inside: () => Inside | null,
  now: () => number,
): SentMessages {
  const recent = new LRUCache<string, proto.IMessage>({ max: atHand })

  return {
    note(person, ids) {
      const value = JSON.stringify({ to: person.id, at: now() } satisfies Sent)
      return keep.write(ids.map((name) => ({ folder, name, value })))
    },
    remember: (id, content) => void recent.set(id, content),
    async find(id) {
      const known = recent.get(id)
      if (known) return known
      const [stored] = await keep.read(folder, [id])
      if (stored === undefined) return undefined
      const { to } = JSON.parse(stored) as Sent
      const person = await people.find(to)
      const partIn = (platformId: string) => platformId.split(',').indexOf(id)
      const address = { channel: channelName, id: to }
      const message = await inside()?.sent(address, (platformId) => partIn(platformId) >= 0)
      const text = message ? render(message)[partIn(message.platformId)] : undefined
      return text === undefined ? undefined : contentOf(text, person?.expires ?? 0)
    },
    async forget(olderThan) {
      await keep.prune(folder, (value) => (JSON.parse(value) as Sent).at < now() - olderThan)
    },
  }
}
