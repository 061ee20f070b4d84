import type { PageWords } from '../adapters/page-words.ts'
import type { Config } from '../config.ts'
import { createAudit } from '../desk/audit/audit.ts'
import { auditDuties } from '../desk/audit/publish.ts'
import { type Chats, createChats } from '../desk/chats/chats.ts'
import { endByHand } from '../desk/chats/end-by-hand.ts'
import { mayTakeMore } from '../desk/chats/may-take-more.ts'
import { createFigures } from '../desk/figures/figures.ts'
import { lastWaits } from '../desk/figures/last-waits.ts'
import { createOfferTally } from '../desk/figures/offer-tally.ts'
import { consolePages } from '../desk/rota/console-pages.ts'
import { onDuty, readDuty } from '../desk/rota/duty.ts'
import { createEndShift } from '../desk/rota/end-shift.ts'
import { createHours } from '../desk/rota/hours.ts'
import type { Pageable } from '../desk/rota/pageable.ts'
import { createPaging } from '../desk/rota/paging.ts'
import { createPresses } from '../desk/rota/presses.ts'
import { rotaHandOvers } from '../desk/rota/rota-hand-overs.ts'
import { dutyPrefix } from '../desk/rota/shift.ts'
import { createShifts } from '../desk/rota/shifts.ts'
import type { Member } from '../desk/staff/member.ts'
import { createStaff } from '../desk/staff/staff.ts'
import { sweepStaff } from '../desk/staff/sweep.ts'
import { deskLine } from '../dialogue/desk-words.ts'
import type { Desk } from '../domain/desk.ts'
import { spoken } from '../domain/reply.ts'
import { systemClock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HandOvers } from '../runtime/hand-overs.ts'
import type { Keyring } from '../runtime/keyring.ts'
import type { Metrics } from '../runtime/metrics.ts'
import type { Objections } from '../runtime/objections.ts'
import { anchorSenders } from './anchor-senders.ts'
import type { House } from './house.ts'
import type { openTelegram } from './telegram.ts'

export type DeskOptions = {
  config: Pick<Config, 'publicUrl' | 'mail'>
  store: Store
  keyring: Keyring
  house: House
  log: Log
  metrics: Metrics
  telegram: Awaited<ReturnType<typeof openTelegram>>
}

/**
 * The hotline over the store. What the runtime asks of it is there at once; `begin` adds what it does with
 * chats, once there is a runtime.
 */
export async function openDesk({
  config,
  store,
  keyring,
  house,
  log,
  metrics,
  telegram,
}: DeskOptions) {
  const clock = systemClock
  const audit = createAudit({ store, clock })
  const staff = createStaff({ store, keyring, clock, audit })
  const staffOf = async () => (await staff.list()).flatMap(pageableOf)
  const shifts = createShifts(store, clock, staffOf)
  const waits = lastWaits(store, clock)
  const hours = createHours({ store, shifts, staffOf, waits, clock, log, metrics })
  const tally = createOfferTally(store, clock)
  const pages = consolePages(store, clock)
  const words: PageWords = (language, key, values) =>
    house.texts.say(language, `console-page:${key}`, values)
  const mail = config.mail && (await openMail(config.mail, words))

  const duties = auditDuties({
    store,
    clock,
    log,
    audit,
    senders: anchorSenders({
      members: staff.list,
      sendMail: mail?.mailer.send ?? null,
      group: telegram?.staff?.group ?? null,
    }),
  })

  return {
    audit,
    staff,
    shifts,
    hours: hours.now,
    tally,
    pages,
    begin(handOvers: HandOvers, objections: Objections) {
      const rotaView = rotaHandOvers(handOvers, (key, session, now) => {
        const line = deskLine(`desk:${key}`, session, hours.now(), now, house.knowledge)
        return spoken(line, (text, values) =>
          house.texts.say(session.language ?? 'id', text, values),
        )
      })
      const paging = createPaging({
        store,
        clock,
        log,
        metrics,
        handOvers: rotaView,
        shifts,
        staffOf,
        consolePages: pages,
        pagers: mail ? [mail.pager] : [],
        group: telegram?.staff?.group ?? null,
        link: config.publicUrl && `${config.publicUrl}/desk`,
      })
      const chats: Chats = createChats({ handOvers, audit, mayTakeMore: mayTakeMore(handOvers) })
      const handWritten = endByHand(handOvers, clock, () => metrics.count('rounds-failed'))
      const presses = createPresses({ store, clock, staffOf, shifts, handOvers: rotaView })
      telegram?.staff?.hear(presses)
      const parts = [hours, tally, duties, paging, handWritten]
      let stopSweeping = async () => {}
      return {
        chats,
        endShift: createEndShift({ shifts, staffOf, handOvers: rotaView, clock }),
        figures: createFigures({ store, tally, objections, clock }),
        /** Who is on duty at a desk now. */
        onDuty: async (of: Desk) => {
          const now = clock.now()
          return onDuty(await readDuty(shifts, staffOf, now), of, now)
        },
        watchRota: (onChange: () => void) => store.wake(dutyPrefix, onChange),
        start() {
          for (const part of parts) part.start()
          stopSweeping = sweepStaff({ store, clock, log })
        },
        async stop() {
          await stopSweeping()
          for (const part of parts.toReversed()) await part.stop()
        },
      }
    },
  }
}

/** Loaded only where mails are set. */
async function openMail(settings: NonNullable<Config['mail']>, words: PageWords) {
  const { mailer } = await import('../adapters/mail/mailer.ts')
  const { mailPager } = await import('../adapters/mail/mail-pager.ts')
  const made = mailer(settings)
  return { mailer: made, pager: mailPager(made, words) }
}

function pageableOf(member: Member): Pageable[] {
  const { id, name, roles, desks, means, email, telegram, language, state } = member
  if (state !== 'active') return []
  return [{ id, name, roles, desks, means, email, telegramId: telegram, language }]
}
