import type { Address } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import { channelName, type Hiding } from './cookies.ts'
import { inbound } from './taking-in.ts'
import type { Visit } from './visit.ts'

/** The word that clears the screen in every channel. */
export const hideWord = '00'

export type Hide = {
  inside: Inside
  visit: Visit
  address: Address
  messageId: string
  /** Sent by the person and not got through before they hid. */
  unsent: { id: string; text: string }[]
  clock: Clock
  log: Log
}

/**
 * Tells the inside to clear the screen, and lets the browser remember it: until the inside has done so, and
 * where it could not even be told, nothing from before is shown to this browser. Never rejects: whatever
 * happens here, the person must get away from the page.
 */
export async function hide(request: Hide): Promise<Hiding> {
  const { inside, visit, address, messageId, unsent, clock, log } = request
  let hiding: Hiding = { state: 'asked', messageId }
  try {
    for (const { id, text } of unsent) {
      await inside.accept(inbound(visit, address, id, clock.now(), { kind: 'text', text }))
    }
    const command = { kind: 'text', text: hideWord } as const
    await inside.accept(inbound(visit, address, messageId, clock.now(), command))
    hiding = { state: 'done', since: clock.now() }
  } catch {
    log.error(`${channelName}.hide-not-stored`)
  }
  visit.cookies.keepHiding(hiding)
  return hiding
}

/**
 * Where the page asked to hide and we have not heard of it yet, as after a lost connection, does it now.
 * That a page load does this is no side door: it only carries out what the person asked for before.
 */
export async function settledHiding(
  request: Omit<Hide, 'messageId' | 'unsent'>,
): Promise<Hiding | null> {
  const hiding = request.visit.cookies.hiding()
  if (hiding?.state !== 'asked') return hiding
  return await hide({ ...request, messageId: hiding.messageId, unsent: [] })
}
