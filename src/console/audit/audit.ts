import { html } from 'hono/html'
import { auditActs } from '../../desk/audit/acts.ts'
import type { AuditRecord } from '../../desk/audit/audit-record.ts'
import type { AuditQuestion } from '../../desk/audit/read-audit.ts'
import type { DeskAct } from '../../desk/rights.ts'
import type { Member } from '../../desk/staff/member.ts'
import { choice, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'

const pageOf = 50
const auditing: readonly DeskAct[] = ['read-audit']

/** What the staff did, for the auditor: newest first, by member, act and chat. It changes nothing. */
export function auditRoutes({ audit, staff }: ConsoleParts, frame: Frame): DeskRoute[] {
  return [
    {
      method: 'GET',
      path: '/audit',
      who: auditing,
      async handle(visit) {
        const { c, member, words } = visit
        const asked = questionOf(visit)
        const page = await audit.read(member, asked)
        if (!page) return sayNo(frame, visit, 'denied')
        const names = namesOf(member, await staff.list())
        const newest = await audit.newest()
        const body = html`<p>${words('audit:what')}</p>
${newest && html`<p class="soft">${words('audit:chain', { number: newest.number })} <code class="hash">${newest.hash}</code></p>`}
${filterForm(visit, asked, names)}
${page.records.length === 0 ? html`<p>${words('audit:empty')}</p>` : tableHtml(visit, page.records, names)}
${page.next !== null && html`<p><a class="button plain" href="/desk/audit?${queryOf({ ...asked, before: page.next })}">${words('audit:older')}</a></p>`}`
        return c.html(await frame(visit, { title: words('audit:title'), here: 'audit', body }))
      },
    },
  ]
}

/** Who somebody is, as far as they share a desk. */
function namesOf(member: Member, people: Member[]): Map<string, string> {
  const known = people.filter(({ desks }) => desks.some((desk) => member.desks.includes(desk)))
  return new Map(known.map(({ id, name }) => [id, name]))
}

function questionOf({ c }: StaffVisit): AuditQuestion {
  const [who, chat] = [c.req.query('who'), c.req.query('chat')?.trim()]
  const act = auditActs.find((one) => one === c.req.query('act'))
  const before = Number(c.req.query('before') ?? Number.NaN)
  return {
    limit: pageOf,
    ...(who && /^[\w-]{1,60}$/.test(who) ? { who } : {}),
    ...(act ? { act } : {}),
    ...(chat && /^[\w-]{1,60}$/.test(chat) ? { chat } : {}),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  }
}

function queryOf({ limit: _, ...asked }: AuditQuestion): string {
  return new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
}

function filterForm({ words }: StaffVisit, asked: AuditQuestion, names: Map<string, string>) {
  const people = [
    { value: '', label: words('audit:who-all') },
    { value: 'system', label: words('audit:who-system') },
    ...[...names].map(([value, label]) => ({ value, label })),
  ]
  const all = [
    { value: '', label: words('audit:act-all') },
    ...auditActs.map((value) => ({ value, label: words(`audit:act-${value}`) })),
  ]
  return html`<form method="get" action="/desk/audit" class="filter">
${choice({ name: 'who', label: words('audit:who'), from: people, chosen: asked.who ?? '' })}
${choice({ name: 'act', label: words('audit:act'), from: all, chosen: asked.act ?? '' })}
${field({ name: 'chat', label: words('audit:chat'), optional: true, most: 60, value: asked.chat ?? '' })}
<div class="row"><button>${words('audit:filter')}</button><a class="button plain" href="/desk/audit">${words('audit:clear')}</a></div>
</form>`
}

function tableHtml(visit: StaffVisit, records: AuditRecord[], names: Map<string, string>) {
  const { language, member, words } = visit
  const desk = member.desks[0] ?? 'ID'
  const nameOf = (who: string) =>
    who === 'system' ? words('audit:who-system') : (names.get(who) ?? words('audit:gone-member'))
  return html`<table class="stacked">
<caption>${words('audit:newest-first')} ${words(`frame:zone-${desk}`)}</caption>
<thead><tr><th scope="col">${words('audit:number')}</th><th scope="col">${words('audit:at')}</th><th scope="col">${words('audit:who')}</th><th scope="col">${words('audit:act')}</th><th scope="col">${words('audit:about')}</th><th scope="col">${words('audit:reason')}</th></tr></thead>
<tbody>
${records.map(
  ({
    number,
    at,
    who,
    act,
    about,
    reason,
  }) => html`<tr data-row tabindex="-1"><td data-label="${words('audit:number')}" class="number">${number}</td>
<td data-label="${words('audit:at')}" class="number">${writtenMoment(at, language, desk)}</td>
<td data-label="${words('audit:who')}">${nameOf(who)}</td>
<td data-label="${words('audit:act')}">${words(`audit:act-${act}`)}</td>
<td data-label="${words('audit:about')}">${Object.entries(about).map(([name, value]) => html`<span class="about">${name}: <code>${names.get(value) ?? value}</code></span> `)}</td>
<td data-label="${words('audit:reason')}">${reason}</td></tr>`,
)}
</tbody></table>`
}
