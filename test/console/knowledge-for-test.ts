import { figuresDoor, knowledgeDoor } from '../../src/commands/console-doors.ts'
import { deskKnowledge } from '../../src/commands/desk-knowledge.ts'
import { liveLists } from '../../src/commands/live-lists.ts'
import type { AuditAct } from '../../src/desk/audit/acts.ts'
import { createFigures } from '../../src/desk/figures/figures.ts'
import { createOfferTally } from '../../src/desk/figures/offer-tally.ts'
import { type Desk, type HandOverEnd, outcomes, type StaffMember } from '../../src/domain/desk.ts'
import type { HelpEntry } from '../../src/domain/help.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { ObjectionPart } from '../../src/runtime/chat-record.ts'
import { handOverEndKey } from '../../src/runtime/keys.ts'
import { noMetrics } from '../../src/runtime/metrics.ts'
import { createObjections, hashOfObjection } from '../../src/runtime/objections.ts'
import { toBytes } from '../../src/runtime/stored-form.ts'
import { adding, idOf, keyring, marking, shippedRows } from '../desk/knowledge/desk-room.ts'
import { type MemoryStore, memoryStore } from '../fixtures/memory-store.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const day = 86_400_000

const line = (id: string, rest: Partial<HelpEntry> = {}): HelpEntry => ({
  id,
  name: { id: 'Kantor Uji', vi: 'Văn phòng thử' },
  serves: ['ID'],
  needs: ['held-abroad'],
  from: ['ID', 'KH'],
  by: 'phone',
  contact: '0800-0000',
  cost: 'free',
  recorded: null,
  hours: '24h',
  languages: ['id'],
  confidence: 'high',
  source: {
    title: 'Kantor Uji: daftar nomor',
    url: 'https://www.kantor-uji.test/',
    date: '2024-03',
  },
  dialledOn: null,
  ...rest,
})

const help = [
  {
    country: 'ID',
    entries: [line('uji-phone'), line('uji-office', { contact: '+62 21 0000 0000', from: 'any' })],
  },
  { country: 'VN', entries: [line('thu-phone', { serves: ['VN'], contact: '1800 0000' })] },
]

export type Written = (
  who: string,
  act: AuditAct,
  about: Record<string, string>,
  reason?: string,
) => void

/** What the staff knows, over a store in memory and as the service wires it. Every firm and number is invented. */
export function knowledgeForTest({
  clock,
  store = memoryStore(),
  write = () => {},
}: {
  clock: Clock
  store?: MemoryStore
  write?: Written
}) {
  const known = deskKnowledge({
    store,
    keyring,
    clock,
    log: recordingLog(),
    metrics: noMetrics,
    shipped: { notices: shippedRows, help, bodies: [] },
    lists: liveLists(),
    async commit(change, { who, act, about = {}, reason }) {
      if (!(await store.commit(change))) return false
      write(who, act, about, reason)
      return true
    },
  })
  const objections = createObjections(store, keyring)
  const tally = createOfferTally(store, clock)
  const doors = {
    knowledge: knowledgeDoor(known),
    figures: figuresDoor(
      createFigures({ store, tally, objections, clock }),
      {
        async append(...entries) {
          for (const { who, act, about = {}, reason } of entries) write(who, act, about, reason)
        },
      },
      { say: (_, key) => `why of ${key}`, hasText: (_, key) => key !== 'patterns:gone' },
    ),
  }

  async function objects(code: string, text: string, rest: Partial<ObjectionPart> = {}) {
    const at = clock.now()
    const part: ObjectionPart = {
      code,
      about: 'firm',
      at,
      dueBy: at + 14 * day,
      writtenAt: at,
      text,
      firms: ['PT Lautan Sembilan Permata'],
      marks: [],
      chat: 'chat-of-somebody',
      ...rest,
    }
    const key = `objection/${await hashOfObjection(keyring, code)}/1`
    await store.commit({ put: [[key, toBytes('objection-part', part)]] })
  }

  return {
    doors,
    known,
    store,
    objects,
    /** Something of the Indonesian desk for each slot of a path. */
    async seed(by: StaffMember) {
      const change = idOf(await known.changes.propose(by, 'ID', marking('+6281200000011')))
      const about = {
        country: 'ID',
        authority: 'Kantor Uji',
        nature: 'revoked',
        listedOn: '2026-11-20',
        source: 'Kantor Uji: daftar.csv',
      } as const
      const { source, ...head } = about
      const proposal = adding('PT Armada Samudra Contoh')
      const acts = proposal.what === 'notice' ? [proposal.notice] : []
      const batch = idOf(
        await known.batches.propose(
          by,
          {
            ...head,
            desk: 'ID',
            origin: { source, readOn: '2026-11-20' },
            file: { name: 'daftar.csv', hash: 'ab'.repeat(32) },
          },
          acts,
        ),
      )
      const bytes = Buffer.from('Nama Perusahaan,Nomor Izin\nPT Armada Samudra Contoh,1/2026\n')
      const draft = await known.drafts.keep(by, { desk: 'ID', about, name: 'daftar.csv', bytes })
      await objects('BCDF2GHJ', 'Izin kami masih berlaku.')
      return { change, batch, draft: draft ?? '', objection: 'BCDF2GHJ', helpline: 'uji-phone' }
    },
    /** Figures of a dozen weeks; made of a rule, so that they are the same every time. */
    async fillFigures(desk: Desk = 'ID') {
      const now = clock.now()
      const ends: HandOverEnd[] = []
      for (let week = 0; week < 12; week++) {
        for (let n = 0; n < 18 + ((week * 7) % 30); n++) {
          const since = now - week * 7 * day - ((n * 5) % 24) * 3_600_000
          const takenAt = since + (2 + ((n * 3 + week) % 17)) * 60_000
          const outcome = outcomes[n % 9 < 5 ? 0 : (n % 9) - 4] ?? 'advised'
          ends.push({
            desk,
            reason: 'asked',
            urgency: 'plain',
            outcome,
            since,
            takenAt,
            endedAt: takenAt + 1_800_000,
            country: null,
          })
        }
      }
      await store.commit({
        put: ends.map((end, at) => [
          handOverEndKey(end.endedAt, `${desk}${at}`),
          toBytes('hand-over-end', end),
        ]),
      })
      const countries = ['KH', 'TW', null, 'MY', 'MM', 'JP', 'KR'] as const
      const patterns = ['passport-held-by-others', 'fee-to-a-person', 'pay-far-above', 'gone']
      const levels = ['no-known-signs', 'danger', 'caution', 'danger', 'no-known-signs'] as const
      tally.add(
        Array.from({ length: 900 }, (_, n) => ({
          at: now - ((n * n) % 12) * 7 * day - (n % 3) * day,
          desk,
          level: levels[(n * 3 + (n % 7)) % levels.length] ?? 'caution',
          patterns: patterns.filter((_, at) => n % (at + 2) === 0),
          country: countries[(n * n) % countries.length] ?? null,
        })),
      )
      await tally.stop()
    },
  }
}
