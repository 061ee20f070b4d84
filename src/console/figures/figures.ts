import { html } from 'hono/html'
import { type DeskAct, may } from '../../desk/rights.ts'
import { type Desk, desks } from '../../domain/desk.ts'
import { csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenDayOfYear } from '../frame/written-date.ts'
import { dayOf } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { chartsOf } from './charts-of.ts'
import { csvOf } from './csv.ts'
import { fewer, type Sheet, sheetIds } from './sheet.ts'
import { sheetsOf } from './sheets.ts'

const seeing: readonly DeskAct[] = ['see-figures']
const exporting: readonly DeskAct[] = ['export-figures']

/** Always the same stretch, and one desk at a time: what is hidden in one figure cannot be taken from two others. */
const weeksShown = 12

/** What a supervisor looks at: charts, with the tables they are drawn from beside them. */
export function figuresRoutes({ figures }: ConsoleParts, frame: Frame): DeskRoute[] {
  const deskIn = ({ c }: StaffVisit) => desks.find((desk) => desk === c.req.param('desk')) ?? 'ID'

  async function sheetsFor(visit: StaffVisit, desk: Desk, written?: (week: string) => string) {
    const found = await figures.read(visit.member, desk, weeksShown)
    if (!found) return null
    const reason = (pattern: string) => figures.reason(pattern, visit.language)
    return { found, sheets: sheetsOf(found, visit.words, reason, written) }
  }

  return [
    {
      method: 'GET',
      path: '/figures',
      who: seeing,
      handle({ c, member }) {
        const own = desks.find((desk) => may(member, 'see-figures', desk))
        return c.redirect(own ? `/desk/figures/${own}` : '/desk', 303)
      },
    },
    {
      method: 'GET',
      path: '/figures/:desk',
      who: seeing,
      async handle(visit) {
        const { c, member, words } = visit
        const desk = deskIn(visit)
        const read = await sheetsFor(visit, desk, (week) => writtenDayOfYear(week, visit.language))
        if (!read) return sayNo(frame, visit, 'denied')
        const others = desks.filter((one) => one !== desk && may(member, 'see-figures', one))
        const charts = chartsOf(read.found, read.sheets, words)
        const body = html`<p>${words('figures:what', { weeks: weeksShown })} ${words('figures:few', { few: fewer })}</p>
${others.length > 0 && html`<p class="row">${others.map((one) => html`<a class="button plain" href="/desk/figures/${one}">${words(`frame:desk-${one}`)}</a>`)}</p>`}
${sheetIds.map((id) => sectionHtml(visit, desk, read.sheets[id], charts[id]))}`
        const title = words('figures:title', { desk: words(`frame:desk-${desk}`) })
        return c.html(await frame(visit, { title, here: 'figures', body }))
      },
    },
    {
      method: 'POST',
      path: '/figures/:desk/:table',
      who: exporting,
      async handle(visit) {
        const { c, member, now } = visit
        const desk = deskIn(visit)
        const id = sheetIds.find((one) => one === c.req.param('table'))
        const read = id && (await sheetsFor(visit, desk))
        if (!id || !read) return sayNo(frame, visit, 'gone')
        // Written down first: nothing leaves without that.
        await figures.exported(member.id, desk, id)
        return c.body(csvOf(read.sheets[id]), 200, {
          'Content-Type': 'text/csv; charset=utf-8; header=present',
          'Content-Disposition': `attachment; filename="suar-${desk}-${id}-${dayOf(now, desk)}.csv"`,
        })
      },
    },
  ]
}

function sectionHtml(visit: StaffVisit, desk: Desk, sheet: Sheet, chart: unknown) {
  const { member, words } = visit
  const { id, title, what, heads, rows } = sheet
  const isCounted = (at: number) => at > 0 && rows.some((row) => typeof row[at] !== 'string')
  return html`<section id="figures-${id}"><h2 id="h-${id}">${title}</h2><p class="soft">${what}</p>
${
  rows.length === 0
    ? html`<p>${words('figures:none')}</p>`
    : html`<div class="${chart ? 'charted' : 'alone'}">${chart && html`<figure>${chart}</figure>`}
<div class="table" role="region" aria-labelledby="h-${id}" tabindex="0"><table class="figures"><thead><tr>${heads.map((head, at) => html`<th scope="col" class="${isCounted(at) ? 'number' : ''}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${typeof cell === 'string' ? '' : 'number'}">${cell ?? fewer}</td>`))}</tr>`)}</tbody></table></div></div>
${may(member, 'export-figures', desk) && html`<form method="post" action="/desk/figures/${desk}/${id}">${csrfField(visit)}<button class="plain">${words('figures:csv')}<span class="unseen">: ${title}</span></button></form>`}`
}</section>`
}
