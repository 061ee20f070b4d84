import type { Channel } from '../../../ports/channel.ts'
import { type Clock, systemClock } from '../../../ports/clock.ts'
import type { Draw } from '../../../ports/draw.ts'
import type { Log } from '../../../ports/log.ts'
import type { GroupPress, PressAnswer, StaffGroup } from '../../../ports/page.ts'
import type { PageWords } from '../../page-words.ts'
import { backoff } from '../backoff.ts'
import { underWay } from '../under-way.ts'
import { telegramApi } from './api.ts'
import { reasonOf } from './faults.ts'
import { type CommandMenu, introduction } from './introduce.ts'
import { type PollLease, poll } from './poll.ts'
import { remover } from './remove.ts'
import { maxLength } from './render.ts'
import { sender } from './send.ts'
import { staffGroup } from './staff-group.ts'
import { type StaffPresses, type TakeIn, takeIn } from './take-in.ts'
import { type Timing, usualTiming } from './timing.ts'
import { channelName } from './translate-inbound.ts'
import { webhookHandler } from './webhook.ts'

export type TelegramOptions = {
  token: string
  /** Where the Bot API is; Telegram's own unless somebody runs a server of theirs. */
  apiRoot?: string
  /** Where Telegram delivers, and the secret it shows; null: we poll. */
  webhook: { url: string; secret: string } | null
  log: Log
  draw: Draw
  /** For polling with several processes on one bot; absent: this process is the only one. */
  lease?: PollLease
  menus?: CommandMenu[]
  /** The chat id of the hotline's own group, where nothing is read but the presses of our buttons. */
  staffGroup?: string
  /** How pages are worded there; absent: nothing is shown there. */
  pageWords?: PageWords
  timing?: Partial<Timing>
  clock?: Clock
  /** A number from 0 up to 1, for the waits after failures. */
  chance?: () => number
}

export type TelegramChannel = Channel & {
  /** What main mounts with its HTTP server: `POST` on `path` goes to `handle`. Null while polling. */
  webhook: { path: string; handle(request: Request): Promise<Response> } | null
  /** The staff's group; null where there is none. */
  staff: StaffDoor | null
}

export type StaffDoor = {
  group: StaffGroup
  /** Who hears the buttons there. Said before the start; until then they do nothing. */
  hear(onPress: (press: GroupPress) => Promise<PressAnswer>): void
}

/** Telegram deletes up to 48 hours back; an hour is left for the way. */
const deletesWithin = 47 * 60 * 60 * 1000

/**
 * The Telegram channel. `start` throws where the token or the webhook is refused; where Telegram cannot be
 * reached it resolves all the same and goes on trying, so that the rest of the house is not kept waiting.
 */
export function telegram(options: TelegramOptions): TelegramChannel {
  const { token, webhook, log } = options
  const clock = options.clock ?? systemClock
  const timing = { ...usualTiming, ...options.timing }
  const waits = () => backoff(timing.firstWait, timing.longestWait, options.chance ?? Math.random)
  const api = telegramApi(token, options.apiRoot ?? 'https://api.telegram.org', timing)
  const introduce = introduction({ api: api.calls, webhook, menus: options.menus ?? [], log })
  const work = underWay()
  const stopping = new AbortController()
  let inward: TakeIn | null = null
  let presses: StaffPresses | null = null
  const { staffGroup: groupId, pageWords: words } = options
  const group = groupId && words ? staffGroup({ api: api.calls, groupId, words }) : null

  function answerPress(callbackId: string, reply?: { text: string; show_alert: boolean }): void {
    const answered = api.calls.answerCallbackQuery(callbackId, reply).catch((error: unknown) => {
      log.debug(`${channelName}.press-not-answered`, { reason: reasonOf(error) })
    })
    work.add(answered)
  }

  /** What goes on from the start to the stop. Rejects never. */
  async function run(updates: TakeIn, introduced: boolean): Promise<void> {
    const { signal } = stopping
    if (!introduced) await introduce.untilDone(waits(), clock, signal)
    if (signal.aborted) return
    work.add(introduce.showMenus())
    if (webhook) return
    await poll(
      {
        getUpdates: api.getUpdates,
        confirm: api.confirm,
        takeIn: updates,
        lease: options.lease ?? null,
        longestRound: timing.pollSeconds * 1000 + timing.pollSlack + timing.callTimeout,
        backoff: waits(),
        log,
        clock,
      },
      signal,
    )
  }

  return {
    name: channelName,
    abilities: {
      maxLength,
      buttons: true,
      pictures: true,
      files: true,
      deletesWithin,
      ownMessageIds: false,
      writesFirst: true,
    },
    webhook: webhook && {
      path: new URL(webhook.url).pathname,
      handle: work.counted(webhookHandler({ secret: webhook.secret, takeIn: () => inward, log })),
    },
    staff: group && {
      group: {
        post: work.counted(group.post),
        edit: work.counted(group.edit),
        remove: work.counted(group.remove),
        say: work.counted(group.say),
      },
      hear(onPress) {
        presses = words ? { words, onPress } : null
      },
    },
    async start(inside) {
      const hears = { staffGroup: groupId ?? null, presses }
      inward = takeIn({ inside, ...hears, log, clock, answerPress })
      const introduced = await introduce.once()
      work.add(run(inward, introduced))
    },
    send: work.counted(sender(api.calls, options.draw, log)),
    fetch: work.counted(api.fetch),
    remove: work.counted(remover(api.calls)),
    async stop() {
      stopping.abort()
      inward = null
      await work.ended()
      api.close()
    },
  }
}
