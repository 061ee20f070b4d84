import { randomInt } from 'node:crypto'
import type { Address } from '../domain/message.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Addresses, HashIndex } from './addresses.ts'
import { type Draft, draft } from './change.ts'
import { type Head, type Pointer, sameAddress } from './chat-record.ts'
import { addressKey, codeKey, headKey } from './keys.ts'
import type { Metrics } from './metrics.ts'
import { retention } from './retention.ts'
import { fromBytes, versionOf } from './stored-form.ts'
import type { Tries } from './tries.ts'

/** `code/<hash>`: which chat a code stands for. */
export type Code = { chat: string; until: number }

export type ContinuationCodes = {
  /** A fresh code for the chat of this address; the one before it is void. Null: there is no chat. */
  make(of: Address): Promise<string | null>
  /** Joins an address to the chat of a code. False: unknown, used, too old, or too many tries. */
  redeem(of: Address, code: string): Promise<boolean>
}

export type CodeOptions = {
  store: Store
  addresses: Addresses
  keyring: HashIndex
  tries: Tries
  clock: Clock
  metrics: Metrics
}

/**
 * Codes by which a person goes on with their chat from another place: sixteen digits, good once, for a day.
 * The store holds only their keyed hash.
 */
export function continuationCodes(options: CodeOptions): ContinuationCodes {
  const { store, addresses, keyring, tries, clock, metrics } = options
  const keyOf = (code: string) => keyOfCode(keyring, code)

  async function make(of: Address): Promise<string | null> {
    for (;;) {
      const door = await addresses.find(of)
      const [stored] = door.made ? await store.read([headKey(door.chat)]) : []
      const head = fromBytes<Head>('head', stored)
      if (!head || head.erasing) {
        addresses.forget(door)
        return null
      }
      const code = newContinuationCode()
      const change = draft()
      change.insist(headKey(door.chat), versionOf(stored))
      const key = await putCode(change, keyring, door.chat, head, code, clock.now())
      change.put('head', headKey(door.chat), { ...head, code: key })
      if (await store.commit(change.change())) return code
    }
  }

  async function redeem(of: Address, written: string): Promise<boolean> {
    // Counted before it is looked up: guesses made side by side are all counted.
    if (!(await tries.take(await addresses.hash(of)))) {
      metrics.count('codes-too-many-tries')
      return false
    }
    const code = written.normalize('NFKC').replace(/\D/g, '')
    if (code.length !== digits) return false
    const key = await keyOf(code)
    const [stored] = await store.read([key])
    const record = fromBytes<Code>('code', stored)
    if (!record || record.until < clock.now()) return false
    await letGo(of, record.chat)
    const joined = await join(of, key, versionOf(stored), record.chat)
    metrics.count(joined ? 'codes-redeemed' : 'codes-lost')
    return joined
  }

  /** The chat this address belonged to gives it up first, so that no process goes on storing there. */
  async function letGo(of: Address, joining: string): Promise<void> {
    for (;;) {
      const [pointer] = await store.read([addressKey(await addresses.hash(of))])
      const chat = fromBytes<Pointer>('pointer', pointer)?.chat
      if (chat === undefined || chat === joining) return
      const [stored] = await store.read([headKey(chat)])
      const head = fromBytes<Head>('head', stored)
      if (!head?.addresses.some((one) => sameAddress(one, of))) return
      const change = draft()
      change.insist(headKey(chat), versionOf(stored))
      const rest = head.addresses.filter((one) => !sameAddress(one, of))
      change.put('head', headKey(chat), { ...head, addresses: rest })
      if (await store.commit(change.change())) return
    }
  }

  /** False: somebody else was faster with the code, or the chat is gone. */
  async function join(of: Address, key: string, version: number, chat: string): Promise<boolean> {
    const pointerKey = addressKey(await addresses.hash(of))
    for (;;) {
      const keys = [headKey(chat), pointerKey, key]
      const [storedHead, pointer, code] = await store.read(keys)
      const head = fromBytes<Head>('head', storedHead)
      if (!head || head.erasing || versionOf(code) !== version) return false
      const change = draft()
      change.insist(key, version)
      change.insist(headKey(chat), versionOf(storedHead))
      change.insist(pointerKey, versionOf(pointer))
      change.remove(key)
      change.put('pointer', pointerKey, { chat })
      // Whoever has the code sees what comes now and nothing that was written before.
      const address = { channel: of.channel, id: of.id, from: head.nextLine }
      const others = head.addresses.filter((one) => !sameAddress(one, of))
      const joined = { ...head, addresses: [...others, address], code: null }
      change.put('head', headKey(chat), joined)
      if (!(await store.commit(change.change()))) continue
      addresses.forget(await addresses.find(of))
      return true
    }
  }

  return { make, redeem }
}

const digits = 16

async function keyOfCode(keyring: HashIndex, code: string): Promise<string> {
  return codeKey(await keyring.index(`code:${code}`))
}

/** Writes a fresh code of a chat into a change; the one before it is void. Resolves with its key, for the head. */
export async function putCode(
  change: Draft,
  keyring: HashIndex,
  chat: string,
  head: Pick<Head, 'code'>,
  code: string,
  now: number,
): Promise<string> {
  const key = await keyOfCode(keyring, code)
  change.insist(key, 0)
  if (head.code !== null) change.remove(head.code)
  change.put('code', key, { chat, until: now + retention.code } satisfies Code)
  return key
}

/** As it is shown: in groups that can be read out. */
export function writtenContinuation(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

export function newContinuationCode(): string {
  const half = () => String(randomInt(10 ** (digits / 2))).padStart(digits / 2, '0')
  return half() + half()
}
