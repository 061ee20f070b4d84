import { createHmac } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { next } from '../../src/dialogue/next.ts'
import { standsAlone } from '../../src/dialogue/stands-alone.ts'
import { afterSign, newJourney, patienceOf } from '../../src/domain/journey.ts'
import type { Told } from '../../src/domain/reply.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { listAll } from '../../src/runtime/every-record.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import { createRuntime, type Runtime } from '../../src/runtime/runtime.ts'
import { verdict } from '../dialogue/events.ts'
import { known } from '../dialogue/known.ts'
import { sayIn } from '../dialogue/saying.ts'
import { type ListedChannel, listedChannel } from '../fixtures/listed-channel.ts'
import { recordingLog } from '../fixtures/recording-log.ts'

const days = 86_400_000
const start = Date.UTC(2026, 10, 22, 5)
const due = Date.UTC(2026, 10, 29, 6)
const asks = 'Halo, apa kabar?'

/** The clock on the wall, and a hand on it. */
function movedClock(): Clock & { to(at: number): void } {
  let ahead = start - Date.now()
  return {
    now: () => Date.now() + ahead,
    after(ms, task) {
      const timer = setTimeout(task, ms)
      return () => clearTimeout(timer)
    },
    to(at) {
      ahead = at - Date.now()
    },
  }
}

const agreed = (purpose: 'keep-report' | 'read-by-desk'): Told => ({
  report: 'journey',
  purpose,
  given: true,
  textKey: `journey:${purpose === 'keep-report' ? 'keep' : 'read'}`,
})

/** The real conversation, but that `begin` begins a check-in without its questions. */
const rules: Omit<Rules, 'desks' | 'writesFirst'> = {
  read: (text) => {
    const held = text.includes('disekap')
    const more = held ? ({ kind: 'distress', danger: 'held' } as const) : {}
    return { verdict: verdict(more), explanation: null }
  },
  answer: () => null,
  next(event, before) {
    if (event.text !== 'begin') return next(event, before, known)
    const plan = {
      ...newJourney('Asia/Phnom_Penh'),
      every: 7,
      hour: 13,
      alerts: true,
      mayAsk: true,
    }
    const words = { wellWord: 'mangga', duressWord: 'durian', risk: true }
    const session: Session = {
      ...before,
      language: 'id',
      greeted: true,
      journey: afterSign({ ...plan, ...words }, event.at),
      report: {
        kind: 'journey',
        flow: 'journey',
        step: 'may-ask',
        at: event.at,
        finished: true,
        agreed: ['keep-report', 'read-by-desk'],
        aboutThem: false,
      },
    }
    const lines = [{ key: 'code:report-state', values: { code: '', state: '' } }]
    const told = [agreed('keep-report'), agreed('read-by-desk')]
    return {
      session,
      replies: [{ lines, choices: [], leave: false }],
      acts: ['finish-report'],
      told,
    }
  },
  say: (language, key, values) => {
    const { reportCode = '' } = values
    return `${sayIn(language)(key, values)}${key === 'code:report-state' ? ` ${reportCode}` : ''}`
  },
  hearsDistress: (text) => text.includes('disekap'),
  standsAlone: (text) => standsAlone(text) || ['begin', 'mangga', 'durian'].includes(text),
  goesOn: () => false,
  countryAt: () => null,
}

type Talk = {
  clock: ReturnType<typeof movedClock>
  channel: ListedChannel
  runtime: Runtime
  /** Writes, and resolves with what was said to it. */
  write(text: string, who?: string): Promise<string[]>
  said(who?: string): string[]
  another(): Runtime
}

export function checkIns(open: () => Promise<Store>): void {
  async function talk(given: { writesFirst?: boolean } = {}): Promise<Talk & { store: Store }> {
    const store = await open()
    const clock = movedClock()
    const channel = listedChannel(clock, 'letters', { ownMessageIds: true, ...given })
    let written = 0
    const another = () => {
      const runtime = createRuntime({
        store,
        keyring: {
          index: (text) => createHmac('sha256', 'key').update(text).digest('base64url'),
          async destroy() {},
        },
        channels: [channel],
        ...rules,
        clock,
        log: recordingLog(),
        chance: () => 0.5,
      })
      runtime.start()
      onTestFinished(() => runtime.stop())
      return runtime
    }
    const said = (who = 'her') =>
      channel.shown.filter(({ to }) => to.id === who).map(({ text }) => text)
    const house = {
      store,
      clock,
      channel,
      runtime: another(),
      another,
      said,
      async write(text: string, who = 'her') {
        const before = said(who).length
        const from = { channel: channel.name, id: who }
        const body = { kind: 'text', text } as const
        const messageId = `m${++written}`
        await house.runtime.inside.accept({ from, messageId, sentAt: clock.now(), body })
        await vi.waitFor(() => expect(said(who).length).toBeGreaterThan(before), 5_000)
        await quiet(store)
        return said(who).slice(before)
      },
    }
    return house
  }

  /** Lets it be that time, looks, and lets what was put into outboxes arrive. */
  async function at(
    { clock, runtime, store }: Pick<Talk, 'clock' | 'runtime'> & { store: Store },
    when: number,
  ): Promise<void> {
    clock.to(when)
    await runtime.checkIns.round()
    await runtime.checkIns.round()
    await quiet(store)
  }

  /** Resolves when nothing is on its way to anybody. */
  async function quiet(store: Store): Promise<void> {
    await vi.waitFor(async () => expect(await listAll(store, 'send/')).toEqual([]), 5_000)
  }

  const waiting = async ({ runtime }: Pick<Talk, 'runtime'>) =>
    (await runtime.handOvers.list()).map(
      ({ handOver: { reason, urgency } }) => `${reason} ${urgency}`,
    )
  const codeIn = (said: string[]) => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(said.join())?.[0] ?? ''

  /** The sister wrote with the code, and the traveller said yes. */
  async function bind(house: Talk & { store: Store }, code: string): Promise<void> {
    await house.write(code, 'sister')
    await house.write('ya', 'sister')
    await house.runtime.checkIns.round()
    await house.write('mangga')
    await house.write('ya')
    await at(house, house.clock.now())
  }

  test('a sign that does not come is asked for first; after the patience the desk and whoever waits hear of it, once', async () => {
    const house = await talk()
    const code = codeIn(await house.write('begin'))
    await bind(house, code)
    expect(house.said('sister').at(-1)).toContain('Permintaan Anda disetujui')
    await at(house, due - 1_000)
    expect(house.said()).not.toContain(asks)
    await at(house, due + 1_000)
    await at(house, due + 2_000)
    expect(house.said().filter((text) => text === asks)).toHaveLength(1)
    expect(await waiting(house)).toEqual([])
    await at(house, due + 1_000 + patienceOf(7) - 60_000)
    expect(await waiting(house)).toEqual([])
    await at(house, due + 2_000 + patienceOf(7))
    await at(house, due + 3_000 + patienceOf(7))
    expect(await waiting(house)).toEqual(['missed-sign life'])
    const missed = 'Kabar yang Anda tunggu belum datang sejak 29 November 2026.'
    expect(house.said('sister').filter((text) => text.startsWith(missed))).toHaveLength(1)
    expect(house.said('sister').join()).not.toMatch(/Kamboja|mangga/)
    // And then it comes after all.
    expect(await house.write('mangga')).toEqual(['Baik, terima kasih.'])
    await at(house, house.clock.now())
    expect(house.said('sister').at(-1)).toBe('Kabar yang Anda tunggu sudah datang lagi.')
  })

  test('nobody is let in without the traveller’s yes, and the code shows nothing of anybody', async () => {
    const house = await talk()
    const code = codeIn(await house.write('begin'))
    const shown = await house.write(code, 'recruiter')
    expect(shown.join()).not.toMatch(/Kamboja|November/)
    await house.write('ya', 'recruiter')
    await house.runtime.checkIns.round()
    await house.write('mangga')
    await house.write('tidak')
    await at(house, house.clock.now())
    await at(house, due + 1_000)
    await at(house, due + 2_000 + patienceOf(7))
    expect(await waiting(house)).toEqual(['missed-sign life'])
    expect(house.said('recruiter').at(-1)).toContain('Permintaan Anda tidak diterima')
    expect(house.said('recruiter').join()).not.toContain('belum datang sejak')
  })

  test('a process that is gone for months asks first, and counts the patience from then', async () => {
    const house = await talk()
    await house.write('begin')
    await house.runtime.stop()
    const woke = due + 90 * days
    house.clock.to(woke)
    const again = { ...house, runtime: house.another() }
    await at(again, woke)
    expect(house.said()).toContain(asks)
    await at(again, woke + patienceOf(7) - 60_000)
    expect(await waiting(again)).toEqual([])
    await at(again, woke + patienceOf(7) + 5_000)
    expect(await waiting(again)).toEqual(['missed-sign life'])
  })

  test('a restart between question and answer loses neither', async () => {
    const house = await talk()
    await house.write('begin')
    await at(house, due + 1_000)
    await house.runtime.stop()
    house.runtime = house.another()
    expect(await house.write('mangga')).toEqual(['Baik, terima kasih.'])
    await at(house, due + 2_000 + patienceOf(7))
    expect(await waiting(house)).toEqual([])
    expect(house.said().filter((text) => text === asks)).toHaveLength(1)
  })

  test('a clock that leaps forward and back calls nobody, and nobody waits for months because of it', async () => {
    const house = await talk()
    await house.write('begin')
    await at(house, due + 90 * days)
    expect(await waiting(house)).toEqual([])
    await at(house, start + 3_600_000)
    await at(house, start + 3_600_000 + patienceOf(7) - 60_000)
    expect(await waiting(house)).toEqual([])
    await at(house, start + 3_660_000 + patienceOf(7))
    expect(await waiting(house)).toEqual(['missed-sign life'])
  })

  test('two processes that look at once ask once and call once', async () => {
    const house = await talk()
    await house.write('begin')
    const other = house.another()
    const both = async (when: number) => {
      house.clock.to(when)
      await Promise.all(
        [house.runtime, other, house.runtime, other].map((one) => one.checkIns.round()),
      )
      await quiet(house.store)
    }
    await both(due + 1_000)
    expect(house.said().filter((text) => text === asks)).toHaveLength(1)
    await both(due + 2_000 + patienceOf(7))
    expect(await waiting(house)).toEqual(['missed-sign life'])
  })

  test('the word for "not free" is answered as the other, calls the desk, and nothing of that is said', async () => {
    const house = await talk()
    await house.write('begin')
    const well = await house.write('mangga')
    expect(await house.write('durian')).toEqual(well)
    expect(await waiting(house)).toEqual(['duress life'])
    const [{ chat } = { chat: '' }] = await house.runtime.handOvers.list()
    const before = house.said().length
    await house.runtime.handOvers.tell(chat, () => 'still waiting')
    await house.runtime.handOvers.take(chat, { id: 'rani', name: 'Rani' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(house.said().slice(before)).toEqual([])
  })

  test('in a hidden chat nobody is asked, and the desk is called all the same', async () => {
    const house = await talk()
    await house.write('begin')
    await house.write('00')
    const before = house.said().length
    await at(house, due + 1_000)
    await at(house, due + 2_000 + patienceOf(7))
    expect(house.said().slice(before)).toEqual([])
    expect(await waiting(house)).toEqual(['missed-sign life'])
  })

  test('where nobody may be written to first the desk alone hears of it, and whoever waits when they write', async () => {
    const house = await talk({ writesFirst: false })
    const code = codeIn(await house.write('begin'))
    await bind(house, code)
    const before = house.said().length
    await at(house, due + 1_000)
    await at(house, due + 2_000 + patienceOf(7))
    expect(house.said().slice(before)).toEqual([])
    expect(await waiting(house)).toEqual(['missed-sign life'])
    expect(house.said('sister').join()).not.toContain('belum datang sejak')
    const told = await house.write('halo', 'sister')
    await vi.waitFor(() => expect(house.said('sister').join()).toContain('belum datang sejak'))
    expect(told.length).toBeGreaterThan(0)
  })

  test('whoever erases the chat is not waited for, and leaves nothing but a word to whoever waited', async () => {
    const house = await talk()
    const code = codeIn(await house.write('begin'))
    await bind(house, code)
    await house.write('HAPUS')
    await house.write('ya')
    await vi.waitFor(async () => {
      const left = await listAll(house.store, 'checkin/')
      expect(left).toEqual([])
    })
    await at(house, due + 1_000)
    await at(house, due + 2_000 + patienceOf(7))
    expect(house.said()).not.toContain(asks)
    expect(await waiting(house)).toEqual([])
    expect(house.said('sister').at(-1)).toBe('Menunggu kabar lewat chat ini sudah diakhiri.')
    expect(await listAll(house.store, 'letter/')).toEqual([])
  })

  test('whoever waits and erases their chat leaves the traveller with nobody', async () => {
    const house = await talk()
    const code = codeIn(await house.write('begin'))
    await bind(house, code)
    await house.write('HAPUS', 'sister')
    await house.write('ya', 'sister')
    await house.runtime.checkIns.round()
    const [one] = await listAll(house.store, 'checkin/')
    const chat = one?.key.split('/')[2] ?? ''
    expect((await house.runtime.checkIns.read(chat))?.bound).toBe(0)
  })
}
