import { html } from 'hono/html'
import type { CaseWhy } from '../../desk/cases/case-store.ts'
import type { CaseView } from '../../desk/cases/masked-case.ts'
import { may } from '../../desk/rights.ts'
import { writtenCode } from '../../domain/short-code.ts'
import { alert, csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenMoment } from '../frame/written-time.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { namesFor } from '../knowledge/names.ts'
import { factsHtml } from '../knowledge/told.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { caseIn, casePath, codeOfCase } from './case-in.ts'
import { checkInHtml } from './check-in.ts'
import { entriesHtml } from './entries.ts'
import { groupsHtml } from './field-groups.ts'
import { historyHtml } from './history.ts'
import { indicatorsHtml } from './indicators.ts'
import { tagsHtml } from './list-page.ts'
import { mergingHtml } from './merging.ts'
import { exportsHtml, referralsHtml, requestsHtml, sharingHtml } from './outside.ts'
import { consentsHtml, deadlinesHtml, filesHtml } from './work.ts'

const done: Record<string, ConsoleKey> = {
  saved: 'cases:done-saved',
  referred: 'cases:done-referred',
  exported: 'cases:done-exported',
  merged: 'cases:done-merged',
  unmerged: 'cases:done-unmerged',
  noted: 'cases:done-noted',
}

/** What stands on the page beside the case. `fault`: why the last act was not done. */
export type AroundCase = { view?: CaseView; fault?: CaseWhy; maskFault?: boolean }

export type CasePage = (visit: StaffVisit, around?: AroundCase) => Promise<Response>

/** The page of one case: what is known, what is to be done, who has it, and what was done with it. */
export function casePages(parts: ConsoleParts, frame: Frame): CasePage {
  const { cases, chats, staff } = parts

  return async (visit, around = {}) => {
    const { c, language, member, words } = visit
    const id = caseIn(visit)
    const view = around.view ?? (await cases.open(member, id))
    const row = await cases.row(id)
    if (!view || !row) return sayNo(frame, visit, 'gone')
    const { one } = view
    const [nameOf, offers, rows, checkIn, chat] = await Promise.all([
      namesFor(visit, staff),
      cases.mergeOffers(member, id),
      cases.list(member),
      cases.checkInOf(member, id),
      // Whoever may open delicate chats of this desk may open this one.
      may(member, 'take-delicate-chat', one.desk) ? chats.again(member, one.chat) : null,
    ])
    const mayChange = may(member, 'change-case', one.desk)
    const shown = { visit, view, nameOf, mayChange }
    const time = (at: number) => writtenMoment(at, language, one.desk)
    const facts: [string, unknown][] = [
      [words('cases:column-state'), words(`cases:state-${one.state}`)],
      [words('cases:opened'), time(one.openedAt)],
      [words('cases:owner-title'), one.owner === null ? words('cases:nobody') : nameOf(one.owner)],
      ...(one.code
        ? ([[words('cases:receipt'), writtenCode(one.code)]] as [string, unknown][])
        : []),
      ...(row.eraseBy === null
        ? []
        : ([[words('cases:erase-by'), time(row.eraseBy)]] as [string, unknown][])),
      ...(chat
        ? ([
            [
              words('cases:from-chat'),
              html`<a href="/desk/chat/${one.chat}">${words('cases:to-chat')}</a>`,
            ],
          ] as [string, unknown][])
        : []),
    ]
    // What stands open is taken off the page by the script when it is left.
    const isOpen = one.code !== ''
    const body = html`<div class="case" ${isOpen && html`id="unmasked"`}><p><a data-back href="/desk/cases">${words('frame:back')}</a></p>
<p>${words(`cases:kind-${one.reportKind}`)} ${tagsHtml(row, visit)}</p>
${alert(around.fault && words(`cases:why-${around.fault}`))}
${withdrawnHtml(visit, view)}
${one.basis === 'vital-interest' && html`<p class="card urgent">${words('cases:basis-vital-interest')}</p>`}
${factsHtml(facts)}
${mayChange && marksHtml(visit, view)}
${checkInHtml(shown, checkIn)}
${maskHtml(visit, view, around)}
${indicatorsHtml(shown)}
${groupsHtml(shown)}
${entriesHtml(shown)}
${deadlinesHtml(shown)}
${filesHtml(shown)}
${consentsHtml(shown)}
${referralsHtml(shown)}
${exportsHtml(shown)}
${sharingHtml(shown)}
${mergingHtml(shown, offers, rows)}
${requestsHtml(shown)}
${historyHtml(shown)}</div>`
    const told = done[c.req.query('done') ?? '']
    const title = words('cases:case-title', { code: codeOfCase(row) })
    const page = { title, here: 'cases', body, done: told && words(told) } as const
    return c.html(await frame(visit, page), around.fault || around.maskFault ? 422 : 200)
  }
}

function withdrawnHtml(visit: StaffVisit, { one }: CaseView) {
  const { language, member, words } = visit
  if (!one.withdrawn) return ''
  const time = writtenMoment(one.withdrawn.eraseBy, language, one.desk)
  return html`<section class="card urgent"><h2>${words('cases:withdrawn-title')}</h2>
<p>${words('cases:withdrawn-what', { time })}</p>
${
  may(member, 'confirm-erasure', one.desk) &&
  html`<p>${words('cases:erase-what')}</p>
<form method="post" action="${casePath(one.id)}/erase">${csrfField(visit)}<button class="plain grave">${words('cases:erase-go')}</button></form>`
}</section>`
}

/** Who keeps it, and whether a life is in danger: one press each. */
function marksHtml(visit: StaffVisit, { one }: CaseView) {
  const { member, words } = visit
  const own = one.owner === member.id
  return html`<div class="row"><form method="post" action="${casePath(one.id)}/owner">${csrfField(visit)}<input type="hidden" name="owner" value="${own ? 'nobody' : 'me'}"><button class="${own && 'plain'}">${words(own ? 'cases:owner-leave' : 'cases:owner-take')}</button></form>
<form method="post" action="${casePath(one.id)}/life">${csrfField(visit)}<input type="hidden" name="life" value="${one.life ? 'no' : 'yes'}"><button class="plain">${words(one.life ? 'cases:life-unmark' : 'cases:life-mark')}</button></form></div>`
}

function maskHtml(visit: StaffVisit, { hidden, one }: CaseView, { maskFault }: AroundCase) {
  const { member, words } = visit
  const mayOpen = [one.desk, ...one.sharedWith].some((desk) => may(member, 'open-masked', desk))
  if (!mayOpen) return ''
  if (hidden.size === 0 && one.code !== '')
    return html`<p class="card">${words('cases:mask-open')}</p>`
  return html`<section><h2>${words('cases:mask-title')}</h2>
<form method="post" action="${casePath(one.id)}/unmask" class="narrow">${csrfField(visit)}
${field({ name: 'reason', id: 'mask-reason', label: words('cases:mask-reason'), hint: words('cases:mask-what'), most: 300, fault: maskFault ? words('cases:mask-no-reason') : undefined })}
<button class="plain">${words('cases:mask-go')}</button></form></section>`
}
