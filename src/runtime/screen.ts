import type { Address } from '../domain/message.ts'
import type { FileOnScreen, ScreenLine } from '../ports/channel.ts'
import type { Store } from '../ports/store.ts'
import type { Addresses } from './addresses.ts'
import { type Head, type Line, sameAddress } from './chat-record.ts'
import { readFile } from './file-records.ts'
import { addressKey, headKey, lineKey, linesPrefix, outboxKey, sentFile } from './keys.ts'
import type { Outbox } from './outbox.ts'
import { fromBytes } from './stored-form.ts'

/** Lines read for one screen; whoever wants to see more scrolls further back than any phone shows. */
const mostLines = 400

/**
 * What may be seen at an address, oldest first: what the person wrote and what reached them. It ends before
 * the first line that is still on its way, so that lines appear in their order and none is passed over.
 */
export async function readScreen(
  store: Store,
  addresses: Addresses,
  of: Address,
  after: number,
): Promise<ScreenLine[]> {
  const shown = await findShownNow(store, addresses, of)
  if (!shown) return []
  const { chat, from, before: end } = shown
  const start = Math.max(from, after + 1, end - mostLines)
  const keys = Array.from({ length: Math.max(0, end - start) }, (_, at) =>
    lineKey(chat, start + at),
  )
  const lines: ScreenLine[] = []
  for (const [at, stored] of (await store.read(keys)).entries()) {
    const line = fromBytes<Line>('line', stored)
    if (line?.state === 'shown') lines.push(screenLine(start + at, line))
  }
  return lines
}

/** The file of ours on one line that may be seen at an address; null where there is none, or it is gone. */
export async function readScreenFile(
  store: Store,
  addresses: Addresses,
  of: Address,
  number: number,
): Promise<FileOnScreen | null> {
  const shown = await findShownNow(store, addresses, of)
  if (!shown || number < shown.from || number >= shown.before) return null
  const [stored] = await store.read([lineKey(shown.chat, number)])
  const line = fromBytes<Line>('line', stored)
  if (line?.state !== 'shown' || !line.file || !('id' in line.file)) return null
  const found = await readFile(store, sentFile(shown.chat, line.file.id))
  return found && { name: line.file.name, ...found }
}

/** What was remembered of the address may be old: another process began its chat, or erased it. */
async function findShownNow(store: Store, addresses: Addresses, of: Address) {
  return (await findShown(store, addresses, of)) ?? (await findShown(store, addresses, of))
}

/**
 * The chat of an address and which of its lines may be shown there: from one number on, before another: the
 * first line still on its way.
 */
async function findShown(
  store: Store,
  addresses: Addresses,
  of: Address,
): Promise<{ chat: string; from: number; before: number } | null> {
  const door = await addresses.find(of)
  const keys = [headKey(door.chat), outboxKey(door.chat)]
  const [storedHead, storedOutbox] = door.made ? await store.read(keys) : []
  const head = fromBytes<Head>('head', storedHead)
  const address = head?.addresses.find((one) => sameAddress(one, of))
  if (head && address && !head.erasing) {
    const onTheirWay = fromBytes<Outbox>('outbox', storedOutbox)?.entries ?? []
    const before = Math.min(head.nextLine, ...onTheirWay.map(({ line }) => line))
    return { chat: door.chat, from: address.from, before }
  }
  addresses.forget(door)
  return null
}

function screenLine(number: number, line: Line): ScreenLine {
  const { by, text, choices, at, platformId, picture } = line
  const messageId = by === 'person' ? platformId : null
  const shown = { ...(picture ? { picture } : {}), ...onScreen(line) }
  return { number, by, messageId, text, choices, ...shown, at }
}

function onScreen({ file }: Line): Pick<ScreenLine, 'media' | 'file'> {
  if (!file) return {}
  if ('kind' in file) return { media: file.kind }
  const { name, type, bytes } = file
  return { file: { name, type, bytes } }
}

/** Calls back when the chat of an address, or which chat that is, may have changed. Returns how to stop. */
export function watchScreen(
  store: Store,
  addresses: Addresses,
  of: Address,
  onChange: () => void,
  onFault: (error: unknown) => void,
): () => void {
  let stopped = false
  let stopPointer = () => {}
  let stopChat = () => {}
  let watched: string | null = null

  async function watchChat(): Promise<void> {
    const door = await addresses.find(of)
    if (stopped || !door.made || door.chat === watched) return
    watched = door.chat
    stopChat()
    const stopLines = store.wake(linesPrefix(door.chat), onChange)
    const stopHead = store.wake(headKey(door.chat), onChange)
    stopChat = () => {
      stopLines()
      stopHead()
    }
  }

  async function begin(): Promise<void> {
    const key = addressKey(await addresses.hash(of))
    if (stopped) return
    stopPointer = store.wake(key, () => {
      void follow()
    })
    await watchChat()
  }

  async function follow(): Promise<void> {
    try {
      addresses.forget(await addresses.find(of))
      await watchChat()
    } catch (error) {
      onFault(error)
    }
    if (!stopped) onChange()
  }

  begin().catch(onFault)
  return () => {
    stopped = true
    stopPointer()
    stopChat()
  }
}
