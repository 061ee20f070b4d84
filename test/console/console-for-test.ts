import type { Hono } from 'hono'
import { type Console, createConsole } from '../../src/console/console.ts'
import { masked } from '../../src/console/guard/masked-secret.ts'
import type { ConsoleParts, Hint, Pulse } from '../../src/console/parts.ts'
import { type HeldClock, heldClock } from '../fixtures/held-clock.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { casesForTest } from './cases-for-test.ts'
import { texts } from './console-texts.ts'
import { noChats } from './desk-house.ts'
import { fakeAudit, fakeRota } from './fake-desk.ts'
import { fakeStaff, type Person } from './fake-staff.ts'
import { knowledgeForTest } from './knowledge-for-test.ts'

export type Rig = ReturnType<typeof consoleForTest>

// A Thursday, 14.00 in Jakarta.
export const thursday = Date.UTC(2026, 10, 26, 7)

/** The console over fakes, with a clock that stands still, and somebody of each kind. */
export function consoleForTest(given: Partial<ConsoleParts> = {}) {
  const clock = (given.clock ?? heldClock(thursday)) as HeldClock
  const people = fakeStaff(clock)
  const audit = fakeAudit(clock)
  const rota = fakeRota(clock)
  const known = knowledgeForTest({ clock, write: audit.write })
  const kept = casesForTest({ clock, write: audit.write })
  const log = recordingLog()
  const pulse: Pulse = { waiting: 0, mine: 0, unread: 0, ring: null }
  const watchers = new Set<(what: Hint) => void>()
  const parts: ConsoleParts = {
    texts,
    clock,
    log,
    publicUrl: null,
    trustProxy: false,
    addressOf: () => '192.0.2.1',
    staff: people.door,
    audit: audit.door,
    rota: rota.door,
    chats: noChats,
    judge: () => null,
    savedTexts: () => [],
    files: { fetch: async () => ({ bytes: new Uint8Array() }) },
    cases: kept.door,
    ...known.doors,
    pulse: async () => ({ ...pulse }),
    watch(_, onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    ...given,
  }
  const console: Console = createConsole(parts)
  const who = {
    volunteer: people.add('Vina', ['volunteer'], ['ID']),
    worker: people.add('Wulan', ['worker'], ['ID']),
    supervisor: people.add('Sari', ['supervisor'], ['ID']),
    administrator: people.add('Ratna', ['administrator'], ['ID']),
    auditor: people.add('Udin', ['auditor'], ['ID']),
    elsewhere: people.add('Hoa', ['worker', 'supervisor', 'administrator'], ['VN']),
  }

  return {
    console,
    clock,
    log,
    people,
    audit,
    rota,
    known,
    kept,
    pulse,
    watchers,
    who,
    tell(what: Hint) {
      for (const onChange of watchers) onChange(what)
    },
    visitor: (person?: Person) => visitor(console.app, person && people.open(person.id)),
  }
}

export type Posting = Record<string, string | string[]>

/** A browser without a screen: keeps cookies, and puts the secret of its session into its forms. */
export function visitor(
  app: Hono,
  opened?: { token: string; session: { csrf: string; codeAt: number } },
) {
  const cookies = new Map<string, string>(opened ? [['desk', opened.token]] : [])

  async function ask(path: string, init: RequestInit & { headers?: Record<string, string> }) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(`http://desk.test${path}`, {
      ...init,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...(cookie ? { Cookie: cookie } : {}),
        ...init.headers,
      },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  return {
    cookies,
    session: opened && { ...opened.session, csrf: masked(opened.session.csrf) },
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    /** Posts a form that may bring files. */
    bring: (path: string, body: FormData, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body, headers }),
    post(path: string, fields: Posting = {}, headers: Record<string, string> = {}) {
      const body = new URLSearchParams()
      const all = { ...(opened ? { csrf: masked(opened.session.csrf) } : {}), ...fields }
      for (const [name, value] of Object.entries(all)) {
        for (const one of [value].flat()) body.append(name, one)
      }
      return ask(path, { method: 'POST', body, headers })
    },
  }
}

/** A page without what differs in each answer, whatever was asked for. */
export const withoutChance = (page: string) =>
  page.replaceAll(/(csrf|chance)(" value)?="[\w-]*"/g, '$1')
