import { web } from '../adapters/channels/web/web.ts'
import { documentStripper } from '../adapters/document/bare-document.ts'
import { pinoLog } from '../adapters/log/pino-log.ts'
import { prometheus } from '../adapters/metrics/prometheus.ts'
import { drawer } from '../adapters/picture/draw.ts'
import type { Config } from '../config.ts'
import { verifyAudit } from '../desk/audit/verify.ts'
import { createTakeOver } from '../desk/cases/take-over.ts'
import type { Channel } from '../ports/channel.ts'
import { systemClock } from '../ports/clock.ts'
import { masterKeyOf } from '../runtime/master-key.ts'
import { createObjections } from '../runtime/objections.ts'
import { createRuntime } from '../runtime/runtime.ts'
import { openConsole } from './console.ts'
import { figuresDoor, knowledgeDoor } from './console-doors.ts'
import { openDesk } from './desk.ts'
import { deskCases } from './desk-cases.ts'
import { deskKnowledge } from './desk-knowledge.ts'
import { giveBackWhenQuiet } from './give-back.ts'
import { openHouse } from './house.ts'
import { httpApp } from './http.ts'
import { knowledgeByCommand } from './knowledge-door.ts'
import { listen } from './listen.ts'
import { liveLists } from './live-lists.ts'
import { openConfiguredStore } from './open-store.ts'
import { openOperatorDoor } from './operator-door.ts'
import { rulesOf } from './rules.ts'
import { welcomeLink } from './staff.ts'
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
  const desk = await openDesk({ config, store, keyring, house, log, metrics, telegram })
  const { audit, staff } = desk
  const known = deskKnowledge({
    store,
    keyring,
    clock: systemClock,
    log,
    metrics,
    shipped: house.shipped,
    lists,
    commit: (change, entry) => audit.commit(change, [entry]),
  })
  const runtime = createRuntime({
    store,
    keyring,
    channels,
    ...rulesOf(house, publicUrl, desk.hours, known.dialled.takenOut),
    onJudged(chat, verdict, fact) {
      known.judged(chat, verdict)
      if (fact) desk.tally.add([fact])
    },
    clock: systemClock,
    log,
    metrics,
    bareDocument: documentStripper(),
  })

  const kept = deskCases({
    store,
    keyring,
    clock: systemClock,
    log,
    audit,
    texts: house.texts,
    checkIns: runtime.checkIns,
  })
  const takeOver = createTakeOver({
    reports: runtime.reports,
    cases: kept.cases,
    fetchFile: runtime.files.fetch,
    pageOf: (report) => kept.reportPage(report, report.language),
    clock: systemClock,
    log,
  })
  const objections = createObjections(store, keyring)
  const hotline = desk.begin(runtime.handOvers, objections)
  const console = openConsole({
    texts: house.texts.say,
    publicUrl,
    trustProxy,
    store,
    clock: systemClock,
    log,
    staff,
    audit,
    chats: hotline.chats,
    handOvers: runtime.handOvers,
    house,
    takenOut: known.dialled.takenOut,
    files: runtime.files,
    cases: kept.door,
    knowledge: knowledgeDoor(known),
    figures: figuresDoor(hotline.figures, audit, house.texts),
    rota: {
      ...desk.shifts,
      endShift: hotline.endShift,
      watch: hotline.watchRota,
      onDuty: hotline.onDuty,
    },
    pages: desk.pages,
  })
  const app = httpApp({
    web: page.app,
    desk: console.app,
    webhook: telegram?.webhook ?? null,
    ready: runtime.ready,
    metrics: metrics.text,
    metricsToken: config.metricsToken,
    publicUrl,
  })
  const listening = await listen(app, config).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const { url } = listening
  const closeDoor = config.redisUrl
    ? async () => {}
    : openOperatorDoor(
        config.dataDir,
        {
          objections,
          knowledge: knowledgeByCommand(known),
          link: whatsapp && whatsAppLink(store, keyring),
          staff: terminalStaff(staff),
          changeMasterKey: (next) => keyring.changeMaster(masterKeyOf(next, 'The new key')),
          verifyAudit: (published) => verifyAudit({ store, clock: systemClock }, { published }),
        },
        log,
      )
  known.start()
  kept.start()
  takeOver.start()
  hotline.start()
  runtime.start()
  for (const channel of channels) await channel.start(runtime.inside)
  const callOffGivingBack = giveBackWhenQuiet(log)
  const first = await staff.invitations.firstLink()
  if (first)
    process.stderr.write(
      `The desk has nobody yet. Its first administrator comes in here, once, within 15 minutes:\n${welcomeLink(publicUrl ?? url, first.token)}\n`,
    )
  log.info('listening', {
    url,
    store: config.redisUrl ? 'redis' : 'embedded',
    channels: channels.length,
  })

  return {
    url,
    async stop() {
      callOffGivingBack()
      const closed = listening.end()
      await console.stop()
      for (const channel of channels) await channel.stop()
      await closeDoor()
      listening.cut()
      await hotline.stop()
      await runtime.stop()
      await takeOver.stop()
      await kept.stop()
      await known.stop()
      await closed
      await close()
      log.info('stopped')
    },
  }
}
