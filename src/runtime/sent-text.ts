import type { Address } from '../domain/message.ts'
import type { SentText } from '../ports/channel.ts'
import type { Store } from '../ports/store.ts'
import type { Addresses } from './addresses.ts'
import { inWords } from './attempt.ts'
import { type Head, type Line, sameAddress } from './chat-record.ts'
import { headKey, lineKey } from './keys.ts'
import { fromBytes } from './stored-form.ts'

/** How far back it is looked: a telephone asks within hours for what it could not read. */
const mostLines = 400

/** What was said at an address under a platform's id; null where nothing is left of it. */
export async function readSentText(
  store: Store,
  addresses: Addresses,
  to: Address,
  isIt: (platformId: string) => boolean,
): Promise<SentText | null> {
  const door = await addresses.find(to)
  const [stored] = door.made ? await store.read([headKey(door.chat)]) : []
  const head = fromBytes<Head>('head', stored)
  if (!head || head.erasing) return null
  const first = Math.max(1, head.nextLine - mostLines)
  const keys = Array.from({ length: head.nextLine - first }, (_, at) =>
    lineKey(door.chat, first + at),
  )
  for (const record of (await store.read(keys)).reverse()) {
    const line = fromBytes<Line>('line', record)
    if (!line || line.by === 'person' || !sameAddress(line.via, to)) continue
    const { text, choices, picture, file, platformId } = line
    const sent = file && 'instead' in file ? file : undefined
    if (platformId !== null && isIt(platformId))
      return { text: inWords({ text, picture, file: sent }), choices, platformId }
  }
  return null
}
