import { html } from 'hono/html'
import type { Frame } from '../frame/layout.ts'
import type { ConsoleKey } from '../words.ts'
import type { Visit } from './visit.ts'

type Refusal = { status: 400 | 403 | 404 | 413 | 415 | 503; title: ConsoleKey; why: ConsoleKey }

/** The ways in which the console says no. What is not there and what is another desk's are the same one. */
export const refusals = {
  denied: { status: 403, title: 'frame:fault-denied-title', why: 'frame:fault-denied' },
  gone: { status: 404, title: 'frame:fault-gone-title', why: 'frame:fault-gone' },
  foreign: { status: 403, title: 'frame:fault-foreign-title', why: 'frame:fault-foreign' },
  stale: { status: 403, title: 'frame:fault-stale-title', why: 'frame:fault-stale' },
  'too-large': { status: 413, title: 'frame:fault-form-title', why: 'frame:fault-form' },
  broken: { status: 400, title: 'frame:fault-form-title', why: 'frame:fault-form' },
  'wrong-form': { status: 415, title: 'frame:fault-form-title', why: 'frame:fault-form' },
  trouble: { status: 503, title: 'frame:fault-trouble-title', why: 'frame:fault-trouble' },
} as const satisfies Record<string, Refusal>

/** Answers with a page that says what is the matter and leads back. */
export async function sayNo(frame: Frame, visit: Visit, why: keyof typeof refusals) {
  const { c, words } = visit
  const { status, title, why: text } = refusals[why]
  if (status === 503) c.header('Retry-After', '10')
  const body = html`<p>${words(text)}</p><p><a class="button" href="/desk">${words('frame:home')}</a></p>`
  return c.html(await frame(visit, { title: words(title), here: null, body }), status)
}

/** Where somebody signs in, and comes back from to what they asked for. */
export function signInPath(asked: string): string {
  return asked === '/desk' ? '/desk/sign-in' : `/desk/sign-in?next=${encodeURIComponent(asked)}`
}

/** A page of ours to go on to, and never anything else: what an address holds, anybody may have written. */
export function nextPath(given: string | undefined): string {
  return given !== undefined && /^\/desk(\/[\w./?=&%-]*)?$/.test(given) && !given.includes('//')
    ? given
    : '/desk'
}
