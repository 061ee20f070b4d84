import { createHash, timingSafeEqual } from 'node:crypto'
import type { Log } from '../../../ports/log.ts'
import { readBody } from './read-body.ts'
import type { TakeIn } from './take-in.ts'
import { channelName } from './translate-inbound.ts'

export type WebhookOptions = {
  secret: string
  /** Null before the start and after the stop: Telegram is asked to come again. */
  takeIn(): TakeIn | null
  log: Log
}

const secretHeader = 'x-telegram-bot-api-secret-token'
const maxBytes = 1024 * 1024

/**
 * Answers one delivery of Telegram. 200 only when the message is stored or was dropped on purpose; anything
 * else makes Telegram deliver it again.
 */
export function webhookHandler({ secret, takeIn, log }: WebhookOptions) {
  const expected = digest(secret)

  return async function handle(request: Request): Promise<Response> {
    if (request.method !== 'POST') return answer(405)
    const given = request.headers.get(secretHeader)
    // Compared as digests of one length: the time taken tells nothing of the secret.
    if (given === null || !timingSafeEqual(digest(given), expected)) return answer(401)
    const inside = takeIn()
    if (!inside) return answer(503)

    const body = await readBody(request, maxBytes)
    if (body === null) return answer(413)
    const update = parsed(body)
    if (update === undefined) return answer(400)
    const message = inside.read(update)
    if (!message) return answer(200)
    try {
      await inside.accept(message)
      return answer(200)
    } catch {
      // Why it failed is logged where it failed; Telegram only needs to know that it must come again.
      log.error(`${channelName}.not-stored`, { updates: 1 })
      return answer(500)
    }
  }
}

function answer(status: number): Response {
  return new Response(null, { status })
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The JSON value, or undefined where the text is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
