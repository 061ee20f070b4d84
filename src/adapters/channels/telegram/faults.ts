import { GrammyError, HttpError } from 'grammy'
import { SendFault } from '../../../ports/channel.ts'

/** What Telegram's wording of a refusal means. The wording itself may quote a text, so it is never kept. */
const meanings: [RegExp, string][] = [
  [/blocked by the user/i, 'blocked'],
  [/deactivated/i, 'deactivated'],
  [/chat not found/i, 'chat not found'],
  [/kicked|not a member/i, 'not in the group'],
  [/can't initiate/i, 'never written to us'],
  [/upgraded to a supergroup/i, 'the group has a new id'],
  [/too long/i, 'too long'],
  [/empty/i, 'empty'],
  [/webhook is active/i, 'a webhook is set'],
  [/other getUpdates/i, 'another process polls'],
  [/webhook/i, 'webhook refused'],
]

/** Refused for good: the person or the chat is gone, or this very message is at fault. */
const final = new Set([400, 403, 413])

/** Why a call failed, in words that may be logged: never a text, never the address with the token. */
export function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) {
    const meaning = meanings.find(([wording]) => wording.test(error.description))?.[1]
    return meaning ? `${error.error_code} ${meaning}` : `${error.error_code}`
  }
  if (error instanceof HttpError) return `no answer (${networkCode(error.error)})`
  return error instanceof SendFault ? error.message : 'unexpected'
}

/** Milliseconds Telegram asks to wait; null where it does not say. */
export function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof GrammyError)) return null
  const seconds = error.parameters.retry_after
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : null
}

/** Whether this call can never succeed as it was made. */
export function isFinal(error: unknown): boolean {
  return error instanceof GrammyError && final.has(error.error_code)
}

/** Whether a message that was to be changed or deleted is gone, or stands already as it should. */
export function meansGone(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    /not modified|to (?:edit|delete) not found|MESSAGE_ID_INVALID/i.test(error.description)
  )
}

/** Whether Telegram does not know the token or will not have the webhook: somebody must mend the settings. */
export function isRefusedSetup(error: unknown): boolean {
  return error instanceof GrammyError && [400, 401, 403, 404].includes(error.error_code)
}

/** Any failure of a call as the fault the runtime plans by. What is not known to be final is tried again. */
export function toSendFault(error: unknown): SendFault {
  if (error instanceof SendFault) return error
  const reason = `telegram: ${reasonOf(error)}`
  return isFinal(error)
    ? new SendFault('never', reason)
    : new SendFault('later', reason, retryAfterOf(error))
}

function networkCode(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'unknown'
  for (const field of ['code', 'type'] as const) {
    const value = field in cause ? (cause as Record<typeof field, unknown>)[field] : undefined
    if (typeof value === 'string' && /^[\w-]{1,40}$/.test(value)) return value
  }
  return cause instanceof Error && /timed out/.test(cause.message) ? 'timeout' : 'unknown'
}
