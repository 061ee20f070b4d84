import type { Outbound } from '../domain/message.ts'
import { type Picture, pictureWords } from '../domain/picture.ts'
import type { Channel } from '../ports/channel.ts'
import { SendFault } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { claimFor, type Outcome, type OutEntry } from './outbox.ts'

/** A channel that has not answered by then is not waited for: its claim must not run out under it. */
export const sendWithin = (claimFor * 2) / 3

/** One attempt to send one entry, and how it ended. Never rejects. */
export async function attempt(
  channel: Channel,
  entry: OutEntry,
  clock: Clock,
  log: Log,
): Promise<Outcome> {
  const message = messageOf(entry, channel)
  let callOff = () => {}
  const tooLong = new Promise<Outcome>((resolve) => {
    callOff = clock.after(sendWithin, () => resolve({ kind: 'unknown' }))
  })
  const sent = Promise.resolve()
    .then(() => channel.send(message))
    .then(
      ({ platformId }): Outcome => ({ kind: 'sent', platformId }),
      (error: unknown) => outcomeOf(error, channel.name, log),
    )
  const outcome = await Promise.race([sent, tooLong])
  callOff()
  return outcome
}

/** What the channel is given: where it shows no pictures, the words of one stand above the text. */
function messageOf(entry: OutEntry, { abilities }: Channel): Outbound {
  const { id, to, text, choices, picture, leave, urgent } = entry
  const shown = picture && abilities.pictures ? { text, picture } : { text: inWords(text, picture) }
  const hints = { ...(leave ? { leave } : {}), ...(urgent ? { urgent } : {}) }
  return { id, to, ...shown, choices, ...hints }
}

/** A text as a channel without pictures is given it. */
export function inWords(text: string, picture: Picture | undefined): string {
  return picture ? `${pictureWords(picture)}\n${text}` : text
}

function outcomeOf(error: unknown, channel: string, log: Log): Outcome {
  if (error instanceof SendFault) {
    if (error.kind === 'never') return { kind: 'never' }
    return { kind: 'later', retryAfter: error.retryAfter }
  }
  log.error('send-broke', { channel, error: error instanceof Error ? error.name : typeof error })
  return { kind: 'failed' }
}
