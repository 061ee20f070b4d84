import type { Log } from '../../../ports/log.ts'
import type { TakeIn } from './take-in.ts'
import { channelName } from './translate-inbound.ts'
import { updateIdOf } from './update.ts'

/** Where the loop stands between two rounds. */
export type Batch = {
  /** The first update not yet settled; undefined before anything came. */
  offset: number | undefined
  /** Settled ones behind an unsettled one, which Telegram will therefore send again. */
  settled: Set<number>
  /** How often an update was refused in a round in which others were stored. */
  refusals: Map<number, number>
}

/** How many updates of a round were newly stored, were refused, or bore no number. */
export type Outcome = { stored: number; refused: number; unnumbered: number }

/** After so many refusals beside others' successes the fault is the update's and not the store's. */
const refusalsUntilSetAside = 20

/**
 * Has a round of updates stored: chats side by side, within a chat one after the other, and after a refusal
 * nothing more of that chat, so that order holds. Moves the offset up to the first that is not settled.
 * One update that is refused for ever must not shut the door on everybody else, so it is set aside, loudly.
 */
export async function settleBatch(
  batch: Batch,
  updates: unknown[],
  takeIn: TakeIn,
  log: Log,
): Promise<Outcome> {
  const outcome: Outcome = { stored: 0, refused: 0, unnumbered: 0 }
  const ids: number[] = []
  const failed: number[] = []
  const chats = new Map<string, Promise<boolean>>()

  for (const update of updates) {
    const id = updateIdOf(update)
    if (id === null) {
      outcome.unnumbered++
      continue
    }
    ids.push(id)
    if (batch.settled.has(id)) continue
    const message = takeIn.read(update)
    if (!message) {
      batch.settled.add(id)
      continue
    }
    const before = chats.get(message.from.id) ?? Promise.resolve(true)
    const accepted = before.then(async (open) => {
      if (!open) {
        outcome.refused++
        return false
      }
      try {
        await takeIn.accept(message)
      } catch {
        // Why it failed is logged where it failed; here it only means that it must come again.
        outcome.refused++
        failed.push(id)
        return false
      }
      batch.settled.add(id)
      outcome.stored++
      return true
    })
    chats.set(message.from.id, accepted)
  }

  await Promise.all(chats.values())
  if (outcome.stored > 0) setAside(batch, failed, log)
  moveOffset(batch, ids)
  return outcome
}

function setAside(batch: Batch, failed: number[], log: Log): void {
  for (const id of failed) {
    const times = (batch.refusals.get(id) ?? 0) + 1
    batch.refusals.set(id, times)
    if (times < refusalsUntilSetAside) continue
    batch.settled.add(id)
    log.error(`${channelName}.update-set-aside`, { update: id, refusals: times })
  }
}

function moveOffset(batch: Batch, ids: number[]): void {
  for (const id of ids.sort((a, b) => a - b)) {
    if (!batch.settled.has(id)) return
    batch.settled.delete(id)
    batch.refusals.delete(id)
    batch.offset = id + 1
  }
}
