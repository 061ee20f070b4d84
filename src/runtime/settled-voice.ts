import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { firstVoice, type Voice } from './chat-record.ts'
import { outboxKey, voiceKey } from './keys.ts'
import { mayBegin, type Outbox } from './outbox.ts'
import { fromBytes } from './stored-form.ts'

/** A wake may be lost, so it is looked again after this time. */
const lookEvery = 250

/**
 * Resolves when nothing that was written under an earlier voice is being sent any more. What is on the wire
 * is soon marked; where its process is gone, nothing can begin any more after `claimFor`.
 */
export async function settledVoice(store: Store, clock: Clock, chat: string): Promise<void> {
  while (await isSpeaking(store, clock, chat)) await change(store, clock, chat)
}

async function isSpeaking(store: Store, clock: Clock, chat: string): Promise<boolean> {
  const [outbox, voice] = await store.read([outboxKey(chat), voiceKey(chat)])
  const { term } = fromBytes<Voice>('voice', voice) ?? firstVoice
  const [first] = fromBytes<Outbox>('outbox', outbox)?.entries ?? []
  return first !== undefined && first.voice !== term && mayBegin(first, clock.now())
}

function change(store: Store, clock: Clock, chat: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      stopWaking()
      callOff()
      resolve()
    }
    const stopWaking = store.wake(outboxKey(chat), look)
    const callOff = clock.after(lookEvery, look)
  })
}
