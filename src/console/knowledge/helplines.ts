import { html } from 'hono/html'
import type { ToRing } from '../../desk/knowledge/dialled-book.ts'
import { ringResults } from '../../desk/knowledge/ring.ts'
import { type DeskAct, may } from '../../desk/rights.ts'
import { type Desk, desks, type StaffLanguage } from '../../domain/desk.ts'
import type { Language } from '../../domain/language.ts'
import { csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenCountry, writtenDate } from '../frame/written-date.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { type NameOf, namesFor } from './names.ts'
import { idIn } from './record-id.ts'

const ringing: readonly DeskAct[] = ['note-dialled']
const ringsShown = 5

/** Numbers nobody of us got through to lately: to ring, and to write down what came of it. */
export function helplineRoutes({ knowledge, staff }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { dialled } = knowledge

  async function page(visit: StaffVisit) {
    const { c, member, words } = visit
    const own = desks.filter((desk) => may(member, 'note-dialled', desk))
    const nameOf = await namesFor(visit, staff)
    const lists = await Promise.all(own.map((desk) => dialled.toRing(desk)))
    // A number that serves both desks stands once.
    const seen = new Set<string>()
    const sections = own.map((desk, at) => {
      const rows = (lists[at] ?? []).filter(({ entry }) => !seen.has(entry.id))
      for (const { entry } of rows) seen.add(entry.id)
      return html`<section><h2>${words(`frame:desk-${desk}`)}</h2>
${rows.length === 0 ? html`<p class="soft">${words('knowledge:helplines-none')}</p>` : html`<ul class="cards">${rows.map((row) => rowHtml(row, desk, visit, nameOf))}</ul>`}</section>`
    })
    const body = html`<p>${words('knowledge:helplines-what')}</p>
<p class="card">${words('knowledge:helplines-how')}</p>
${sections}`
    const title = words('knowledge:helplines-title')
    const done = c.req.query('done') === 'noted' ? words('knowledge:done-noted') : undefined
    return c.html(await frame(visit, { title, here: 'helplines', body, done }))
  }

  return [
    { method: 'GET', path: '/helplines', who: ringing, handle: page },
    {
      method: 'POST',
      path: '/helplines/:helpline',
      who: ringing,
      // One that serves both desks may be rung by either.
      async desks(visit) {
        const all = dialled.desksOf(idIn(visit, 'helpline'))
        const own = all.filter((desk) => visit.member.desks.includes(desk))
        return all.length === 0 ? null : own.length > 0 ? own : all
      },
      async handle(visit) {
        const { c, form, member } = visit
        const result = ringResults.find((one) => one === form.text('result'))
        if (!result) return sayNo(frame, visit, 'broken')
        const done = await dialled.note(member, idIn(visit, 'helpline'), result)
        if (done !== 'done') return sayNo(frame, visit, done === 'unknown' ? 'gone' : 'denied')
        return c.redirect('/desk/helplines?done=noted', 303)
      },
    },
  ]
}

function rowHtml(
  { country, entry, lastWorked, rings, takenOut }: ToRing,
  desk: Desk,
  visit: StaffVisit,
  nameOf: NameOf,
) {
  const { language, words } = visit
  const from =
    entry.from === 'any'
      ? words('knowledge:from-anywhere')
      : entry.from.map((code) => writtenCountry(code, language)).join(', ')
  const year = entry.source.date.slice(0, 4)
  const { url, title } = entry.source
  return html`<li class="card" data-row tabindex="-1" id="helpline-${entry.id}">
<h3>${entry.name[languageFor(language, desk)]}</h3>
${takenOut && html`<p class="fault">${words('knowledge:taken-out')}</p>`}
<p class="dial">${words(`knowledge:by-${entry.by === 'whatsapp' ? 'whatsapp' : 'phone'}`)} <strong class="number">${entry.contact}</strong></p>
<dl class="facts"><div><dt>${words('knowledge:field-country')}</dt><dd>${writtenCountry(country, language)}</dd></div>
<div><dt>${words('knowledge:from-where')}</dt><dd>${from}</dd></div>
<div><dt>${words('knowledge:hours')}</dt><dd>${words(`knowledge:hours-${entry.hours}`)}</dd></div>
<div><dt>${words('knowledge:field-source')}</dt><dd>${url ? html`<a href="${url}" rel="noreferrer noopener" target="_blank">${title}</a>` : title}, ${year}</dd></div>
<div><dt>${words('knowledge:last-worked')}</dt><dd>${lastWorked ? writtenDate(lastWorked, language) : words('knowledge:never')}</dd></div></dl>
${
  rings.length > 0 &&
  html`<ul class="soft">${rings
    .slice(-ringsShown)
    .toReversed()
    .map(
      ({ at, by, result }) =>
        html`<li>${writtenMoment(at, language, desk)}: ${nameOf(by)}, ${words(`knowledge:rang-${result}`)}</li>`,
    )}</ul>`
}
<form method="post" action="/desk/helplines/${entry.id}">${csrfField(visit)}
<div class="row">${ringResults.map((result) => html`<button name="result" value="${result}" class="plain">${words(`knowledge:rang-${result}`)}<span class="unseen">: ${entry.contact}</span></button>`)}</div></form></li>`
}

/** Names of bodies are written for people, in their languages. */
function languageFor(language: StaffLanguage, desk: Desk): Language {
  if (language !== 'en') return language
  return desk === 'VN' ? 'vi' : 'id'
}
