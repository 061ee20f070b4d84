import { html } from 'hono/html'
import { type DeskAct, may } from '../../desk/rights.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { ConsoleKey, Words } from '../words.ts'

/** Every entry, in its order, with the key that leads there after `g`. An entry shows where its page is mounted. */
const entries = [
  { place: 'queue', path: '/queue', word: 'frame:nav-queue', key: 'q' },
  { place: 'mine', path: '/mine', word: 'frame:nav-mine', key: 'm' },
  { place: 'cases', path: '/cases', word: 'frame:nav-cases', key: '' },
  { place: 'search', path: '/search', word: 'frame:nav-search', key: '' },
  { place: 'rota', path: '/rota', word: 'frame:nav-rota', key: 'r' },
  { place: 'rules', path: '/rules', word: 'frame:nav-rules', key: '' },
  { place: 'knowledge', path: '/knowledge', word: 'frame:nav-knowledge', key: '' },
  { place: 'objections', path: '/objections', word: 'frame:nav-objections', key: '' },
  { place: 'helplines', path: '/helplines', word: 'frame:nav-helplines', key: '' },
  { place: 'figures', path: '/figures', word: 'frame:nav-figures', key: '' },
  { place: 'staff', path: '/staff', word: 'frame:nav-staff', key: '' },
  { place: 'audit', path: '/audit', word: 'frame:nav-audit', key: '' },
  { place: 'account', path: '/account', word: 'frame:nav-account', key: '' },
] as const satisfies { place: string; path: string; word: ConsoleKey; key: string }[]

export type NavPlace = (typeof entries)[number]['place']

/** Where this member may go, out of the pages there are. */
export function placesOf(member: StaffMember, routes: readonly DeskRoute[]) {
  return entries.filter(({ path }) =>
    routes.some(
      (route) => route.method === 'GET' && route.path === path && mayOpen(member, route.who),
    ),
  )
}

export function mayOpen(
  member: Pick<StaffMember, 'roles' | 'desks'>,
  who: 'nobody' | 'signed-in' | readonly DeskAct[],
): boolean {
  return typeof who === 'string' || who.some((act) => may(member, act))
}

export function navHtml(places: ReturnType<typeof placesOf>, here: NavPlace | null, words: Words) {
  return html`<nav aria-label="${words('frame:nav')}"><ul>
${places.map(({ place, path, word, key }) => html`<li><a href="/desk${path}" ${place === here && html`aria-current="page"`} ${key && html`data-key="${key}"`} data-place="${place}">${words(word)}</a></li>`)}
</ul></nav>`
}
