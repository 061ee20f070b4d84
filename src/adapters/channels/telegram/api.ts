import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Api } from 'grammy'
import { fileFetcher } from './fetch-file.ts'
import type { Timing } from './timing.ts'
import { allowedUpdates } from './update.ts'

/** The Bot API by two doors, because a long poll hangs on purpose and a message must not. */
export type TelegramApi = {
  /** Everything but `getUpdates`. */
  calls: Api
  /** Asks for what comes from `offset` on, and waits for it; `signal` ends the waiting. */
  getUpdates(offset: number | undefined, signal: AbortSignal): Promise<unknown[]>
  /** Tells Telegram to forget what comes before `offset`. */
  confirm(offset: number): Promise<void>
  /** Fetches what somebody sent, by its `file_id`. */
  fetch: ReturnType<typeof fileFetcher>
  /** Closes the connections kept open for reuse. */
  close(): void
}

// grammY's types know the signal of another library only; at run time it takes the platform's own.
type GrammySignal = NonNullable<Parameters<Api['raw']['getUpdates']>[1]>

/**
 * grammY's client with its own HTTP (node-fetch: the global one costs three times the time), connections
 * of its own and a time limit on every call.
 */
export function telegramApi(token: string, root: string, timing: Timing): TelegramApi {
  const apiRoot = root.replace(/\/$/, '')
  const agent = apiRoot.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true })
  const client = (milliseconds: number) =>
    new Api(token, { apiRoot, baseFetchConfig: { agent }, timeoutSeconds: milliseconds / 1000 })
  const calls = client(timing.callTimeout)
  const lastWords = client(Math.min(timing.callTimeout, timing.lastWordsTimeout))
  const polls = client(timing.pollSeconds * 1000 + timing.pollSlack)

  return {
    calls,
    fetch: fileFetcher({
      api: calls,
      filesRoot: `${apiRoot}/file/bot${token}`,
      agent,
      patience: timing.callTimeout,
    }),
    async getUpdates(offset, signal) {
      const updates: unknown = await polls.raw.getUpdates(
        {
          ...(offset === undefined ? {} : { offset }),
          timeout: timing.pollSeconds,
          allowed_updates: allowedUpdates,
        },
        signal as unknown as GrammySignal,
      )
      if (!Array.isArray(updates)) throw new TypeError('getUpdates gave no list')
      return updates
    },
    async confirm(offset) {
      await lastWords.raw.getUpdates({
        offset,
        limit: 1,
        timeout: 0,
        allowed_updates: allowedUpdates,
      })
    },
    close: () => agent.destroy(),
  }
}
