import type { Hono } from 'hono'
import { type LookoutLimits, lookouts, usualLookoutLimits } from '../../../pages/lookouts.ts'
import type { Channel, Inside } from '../../../ports/channel.ts'
import { type Clock, systemClock } from '../../../ports/clock.ts'
import type { Draw } from '../../../ports/draw.ts'
import type { Log } from '../../../ports/log.ts'
import { loadAssets } from './assets.ts'
import { channelName } from './cookies.ts'
import { addressMaker } from './new-address.ts'
import { routes } from './routes.ts'
import { type UploadLimits, uploadGate, usualUploadLimits } from './upload-gate.ts'
import type { VisitSettings } from './visit.ts'

export type WebOptions = VisitSettings & {
  log: Log
  draw: Draw
  clock?: Clock
  limits?: Partial<LookoutLimits>
  uploads?: Partial<UploadLimits>
}

export type WebChannel = Channel & {
  /** What main mounts at `/`, after every other page. */
  app: Hono
}

// Nothing limits a page; a reply of more is nobody's reply.
const maxLength = 50_000

/**
 * The public web chat.
 *
 * The page shows what `Inside.screen` says may be seen, and nothing else: a reply is delivered by standing
 * in the store. So `send` has nothing to carry. It only pokes the open pages to look, and it says "sent"
 * though nobody may be looking; whoever opens the page later sees the reply, if it may still be seen then.
 * For the same reason a resend never shows twice, and hiding needs no deleting: `remove` has nothing to do
 * but let open pages look again.
 */
export function web({
  log,
  draw,
  clock = systemClock,
  limits,
  uploads,
  ...settings
}: WebOptions): WebChannel {
  const open = lookouts(clock, { ...usualLookoutLimits, ...limits })
  const underWay = new Set<Promise<unknown>>()
  let listening: Inside | null = null

  return {
    name: channelName,
    abilities: {
      maxLength,
      buttons: true,
      pictures: true,
      files: true,
      deletesWithin: 0,
      ownMessageIds: true,
      writesFirst: true,
    },
    app: routes({
      settings,
      assets: loadAssets(),
      lookouts: open,
      newAddress: addressMaker(),
      uploads: uploadGate(clock, { ...usualUploadLimits, ...uploads }),
      clock,
      log,
      draw,
      async busy(work) {
        const done = work(listening)
        underWay.add(done)
        try {
          return await done
        } finally {
          underWay.delete(done)
        }
      },
    }),
    async start(inside) {
      listening = inside
    },
    async send(message) {
      open.poke(message.to.id)
      return { platformId: message.id }
    },
    async remove(from) {
      open.poke(from.id)
    },
    async stop() {
      listening = null
      open.stop()
      await Promise.allSettled(underWay)
    },
  }
}
