import type { Outbound } from '../domain/message.ts'
import { type Picture, pictureWords } from '../domain/picture.ts'
import type { Channel } from '../ports/channel.ts'
import { SendFault } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { SentFile } from './chat-record.ts'
import { claimFor, type Outcome, type OutEntry } from './outbox.ts'

/** A channel that has not answered by then is not waited for: its claim must not run out under it. */
export const sendWithin = (claimFor * 2) / 3

/**
 * One attempt to send one entry, and how it ended. Never rejects.
 * @param bytes those of its file, where it has one; rejects with a `SendFault`
 */
export async function attempt(
  channel: Channel,
  entry: OutEntry,
  bytes: () => Promise<Uint8Array>,
  clock: Clock,
  log: Log,
): Promise<Outcome> {
  const message = messageOf(entry, channel, bytes)
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

/** What the channel is given: what it does not show or carry is told in words. */
function messageOf(
  entry: OutEntry,
  { abilities }: Channel,
  bytes: () => Promise<Uint8Array>,
): Outbound {
  const { id, to, text, choices, picture, file, leave, urgent } = entry
  const shown = picture && abilities.pictures ? { picture } : {}
  const carried =
    file && abilities.files ? { file: { name: file.name, type: file.type, bytes } } : {}
  const inTheirPlace = {
    text,
    ...('picture' in shown ? {} : { picture }),
    ...('file' in carried ? {} : { file }),
  }
  const hints = { ...(leave ? { leave } : {}), ...(urgent ? { urgent } : {}) }
  return { id, to, text: inWords(inTheirPlace), ...shown, ...carried, choices, ...hints }
}

/** A text as a channel is given it that shows no pictures and carries no files. */
export function inWords({ text, picture, file }: Worded): string {
  return [picture ? pictureWords(picture) : '', text, file?.instead ?? '']
    .filter((part) => part !== '')
    .join('\n')
}

type Worded = {
  text: string
  picture?: Picture | undefined
  file?: Pick<SentFile, 'instead'> | undefined
}

function outcomeOf(error: unknown, channel: string, log: Log): Outcome {
  if (error instanceof SendFault) {
    if (error.kind === 'never') return { kind: 'never' }
    return { kind: 'later', retryAfter: error.retryAfter }
  }
  log.error('send-broke', { channel, error: error instanceof Error ? error.name : typeof error })
  return { kind: 'failed' }
}
