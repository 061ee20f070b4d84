import { serve as listen } from '@hono/node-server'
import { web } from '../adapters/channels/web/web.ts'
import { pinoLog } from '../adapters/log/pino-log.ts'
import { prometheus } from '../adapters/metrics/prometheus.ts'
import { drawer } from '../adapters/picture/draw.ts'
import type { Config } from '../config.ts'
import { createAudit } from '../desk/audit/audit.ts'
import { verifyAudit } from '../desk/audit/verify.ts'
import { createStaff } from '../desk/staff/staff.ts'
import type { Channel } from '../ports/channel.ts'
import { systemClock } from '../ports/clock.ts'
import { createObjections } from '../runtime/objections.ts'
import { createRuntime } from '../runtime/runtime.ts'
import { deskKnowledge, withoutAudit } from './desk-knowledge.ts'
import { openHouse } from './house.ts'
import { httpApp } from './http.ts'
import { knowledgeByCommand } from './knowledge-door.ts'
import { liveLists } from './live-lists.ts'
import { openConfiguredStore } from './open-store.ts'
import { openOperatorDoor } from './operator-door.ts'
import { rulesOf } from './rules.ts'
import { openTelegram } from './telegram.ts'
import { terminalStaff } from './terminal-staff.ts'
import { openWhatsApp, whatsAppLink } from './whatsapp.ts'

/** A running service. `stop` ends it in order: nothing new comes in, what is under way is finished. */
export type Service = { url: string; stop(): Promise<void> }

/** Starts the service of the settings. Resolves when it listens; throws what must be mended first. */
export async function serve(config: Config): Promise<Service> {
  const log = pinoLog(config.logLevel)
  const metrics = prometheus()
  const lists = liveLists()
  const house = await openHouse(undefined, lists.now)
  const { store, keyring, close } = await openConfiguredStore(config, log)
  const { publicUrl, trustProxy } = config
  const draw = drawer()
  const page = web({ texts: house.texts.say, log, draw, publicUrl, trustProxy })
  const telegram = await openTelegram(config, { store, texts: house.texts, draw, log })
  const { count } = metrics
  const whatsapp = await openWhatsApp(config, { store, keyring, log, count })
  const channels: Channel[] = [page, telegram, whatsapp].filter((channel) => channel !== null)
  const known = deskKnowledge({
    store,
    keyring,
    clock: systemClock,
    log,
    metrics,
    shipped: house.shipped,
    lists,
    commit: withoutAudit(store),
  })
  const runtime = createRuntime({
    store,
    keyring,
    channels,
    ...rulesOf(house, publicUrl, undefined, known.dialled.takenOut),
    onVerdict: known.judged,
    clock: systemClock,
    log,
    metrics,
  })

  const app = httpApp({
    web: page.app,
    desk: null,
    webhook: telegram?.webhook ?? null,
    ready: runtime.ready,
    metrics: metrics.text,
    metricsToken: config.metricsToken,
  })
  const audit = createAudit({ store, clock: systemClock })
  const staff = createStaff({ store, keyring, clock: systemClock, audit })

  const { server, url } = await new Promise<{ server: ReturnType<typeof listen>; url: string }>(
    (resolve, reject) => {
      const opened = listen(
        { fetch: app.fetch, hostname: config.host, port: config.port },
        ({ address, port, family }) =>
          resolve({
            server: opened,
            url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
          }),
      )
      opened.once('error', reject)
    },
  ).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const closeDoor = config.redisUrl
    ? async () => {}
    : openOperatorDoor(
        config.dataDir,
        {
          objections: createObjections(store, keyring),
          knowledge: knowledgeByCommand(known),
          link: whatsapp && whatsAppLink(store, keyring),
          staff: terminalStaff(staff),
          verifyAudit: (published) => verifyAudit({ store, clock: systemClock }, { published }),
        },
        log,
      )
  known.start()
  runtime.start()
  for (const channel of channels) await channel.start(runtime.inside)
  log.info('listening', {
    url,
    store: config.redisUrl ? 'redis' : 'embedded',
    channels: channels.length,
  })

  return {
    url,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const channel of channels) await channel.stop()
      await closeDoor()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await runtime.stop()
      await known.stop()
      await closed
      await close()
      log.info('stopped')
    },
  }
}
