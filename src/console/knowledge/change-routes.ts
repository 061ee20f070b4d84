import { html } from 'hono/html'
import type { KnowledgeChange } from '../../desk/knowledge/knowledge-change.ts'
import { dayAt, knowledgeState } from '../../desk/knowledge/knowledge-state.ts'
import { type Outcome, type StepName, whyNot } from '../../desk/knowledge/may-step.ts'
import type { DeskAct } from '../../desk/rights.ts'
import { markKey } from '../../domain/indicator.ts'
import { csrfField, field } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenDate } from '../frame/written-date.ts'
import type { DeskRoute, StaffRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { correctionHtml } from './correction.ts'
import { namesFor } from './names.ts'
import { deskOfRecord, idIn } from './record-id.ts'
import { historyHtml, stepForms } from './step-forms.ts'
import { changeTold, factsHtml, noticeFacts, stateHtml } from './told.ts'

const seeing: readonly DeskAct[] = ['propose-knowledge', 'confirm-knowledge']
const confirming: readonly DeskAct[] = ['confirm-knowledge']

type Fault = NonNullable<Parameters<typeof stepForms>[4]>

/** One row or mark that is proposed or was: what it says, who had a hand in it, and what can be done now. */
export function changeRoutes({ knowledge, staff }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { changes, objections } = knowledge
  const desks = deskOfRecord('change', (id) => changes.find(id))

  async function page(visit: StaffVisit, fault: Fault | null = null) {
    const { c, words } = visit
    const change = await changes.find(idIn(visit, 'change'))
    if (!change) return sayNo(frame, visit, 'gone')
    const nameOf = await namesFor(visit, staff)
    const state = knowledgeState(change, visit.now)
    const path = `/desk/knowledge/change/${change.id}`
    const body = html`<p>${stateHtml(state, visit)}</p>
${change.what === 'mark' ? markHtml(change, visit) : noticeHtml(change, visit)}
${historyHtml(visit, change, nameOf)}
${stepForms(visit, path, change, state, fault)}
${change.what === 'mark' && state === 'confirmed' && seenForm(visit, path, fault?.step === 'confirm-again' ? null : fault)}
${change.what === 'mark' && state === 'confirmed' && (await isContested(change)) && againForm(visit, path, change, state)}
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
    const page = { title: changeTold(change, visit), here: 'knowledge', body } as const
    return c.html(await frame(visit, page), fault ? 422 : 200)
  }

  async function isContested(change: KnowledgeChange & { what: 'mark' }): Promise<boolean> {
    const key = markKey(change.mark)
    return (await objections.list()).some(
      ({ objection }) => !objection.decision && objection.marks.includes(key),
    )
  }

  const step = (
    path: string,
    who: readonly DeskAct[],
    name: StepName,
    told: string,
    take: (visit: StaffVisit, id: string) => Promise<Outcome>,
  ): StaffRoute => ({
    method: 'POST',
    path: `/knowledge/change/:change/${path}`,
    who,
    desks,
    async handle(visit) {
      const done = await take(visit, idIn(visit, 'change'))
      if (done.done) return visit.c.redirect(`/desk/knowledge?done=${told}`, 303)
      return done.why === 'faults'
        ? page(visit, { step: name, why: 'not-open' })
        : page(visit, { step: name, why: done.why })
    },
  })

  return [
    {
      method: 'GET',
      path: '/knowledge/change/:change',
      who: seeing,
      desks,
      handle: (v) => page(v),
    },
    step('confirm', confirming, 'confirm', 'confirmed', ({ member }, id) =>
      changes.confirm(member, id),
    ),
    step('refuse', confirming, 'refuse', 'refused', ({ member, form }, id) =>
      changes.refuse(member, id, form.text('reason').slice(0, 300)),
    ),
    step('withdraw', seeing, 'withdraw', 'withdrawn', ({ member, form }, id) =>
      changes.withdraw(member, id, form.text('reason').slice(0, 300)),
    ),
    step('again', confirming, 'confirm-again', 'again', ({ member }, id) =>
      changes.confirmAgain(member, id),
    ),
    step('seen', seeing, 'confirm', 'seen', ({ member, form }, id) =>
      changes.seenAgain(member, id, form.text('on')),
    ),
  ]
}

function markHtml({ mark, origin }: KnowledgeChange & { what: 'mark' }, visit: StaffVisit) {
  const { language, words } = visit
  return html`<p>${words(mark.campaign ? 'knowledge:mark-campaign' : 'knowledge:mark-plain')}</p>
${factsHtml([
  [words('knowledge:field-seenOn'), writtenDate(mark.seenOn, language)],
  [words('knowledge:field-seenIn'), origin.source],
])}`
}

function noticeHtml({ notice, origin }: KnowledgeChange & { what: 'notice' }, visit: StaffVisit) {
  const { language, words } = visit
  const read = words('knowledge:read-on', { date: writtenDate(origin.readOn, language) })
  if (notice.act === 'correct')
    return html`${correctionHtml(notice, visit)}<p class="soft">${read}</p>`
  const row = notice.act === 'add' ? notice.notice : notice.of
  return html`<p>${words(`knowledge:act-${notice.act}-what`)}</p>
${factsHtml(noticeFacts(row, visit))}
${notice.act === 'withdraw' && html`<p>${words('knowledge:field-why')}: ${origin.source}</p>`}
<p class="soft">${read}</p>`
}

function seenForm(visit: StaffVisit, path: string, fault: Fault | null) {
  const { words } = visit
  return html`<section><h2>${words('knowledge:seen-title')}</h2><p>${words('knowledge:seen-what')}</p>
<form method="post" action="${path}/seen" class="narrow">${csrfField(visit)}
${field({ name: 'on', label: words('knowledge:field-seenOn'), type: 'date', value: dayAt(visit.now), fault: fault?.why === 'not-open' ? words('knowledge:fault-not-a-date') : undefined })}
<button class="plain">${words('knowledge:seen-go')}</button></form></section>`
}

function againForm(
  visit: StaffVisit,
  path: string,
  change: KnowledgeChange,
  state: ReturnType<typeof knowledgeState>,
) {
  const { member, words } = visit
  const why = whyNot('confirm-again', change, state, member, null)
  return html`<section class="card urgent"><h2>${words('knowledge:again-title')}</h2><p>${words('knowledge:again-what')}</p>
${
  why === null
    ? html`<form method="post" action="${path}/again">${csrfField(visit)}<button class="plain">${words('knowledge:again-go')}</button></form>`
    : html`<p class="soft">${words(`knowledge:why-${why}`)}</p>`
}</section>`
}
