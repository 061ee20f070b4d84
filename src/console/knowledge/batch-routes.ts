import { html } from 'hono/html'
import { batchState } from '../../desk/knowledge/batch.ts'
import type { Outcome, StepName, Why } from '../../desk/knowledge/may-step.ts'
import type { DeskAct } from '../../desk/rights.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenCountry, writtenDate } from '../frame/written-date.ts'
import type { DeskRoute, StaffRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { actsTable } from './acts-table.ts'
import { namesFor } from './names.ts'
import { deskOfRecord, idIn } from './record-id.ts'
import { historyHtml, stepForms } from './step-forms.ts'
import { batchTold, factsHtml, stateHtml } from './told.ts'

const seeing: readonly DeskAct[] = ['propose-knowledge', 'confirm-knowledge']
const confirming: readonly DeskAct[] = ['confirm-knowledge']

const rowsOfPage = 100

/** A list that is taken over in one piece: everything it changes, and what can be done with it as a whole. */
export function batchRoutes({ knowledge, staff }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { batches } = knowledge
  const desks = deskOfRecord('batch', (id) => batches.find(id))

  async function page(visit: StaffVisit, fault: { step: StepName; why: Why } | null = null) {
    const { c, language, words } = visit
    const batch = await batches.find(idIn(visit, 'batch'))
    if (!batch) return sayNo(frame, visit, 'gone')
    const [acts, nameOf] = await Promise.all([batches.acts(batch.id), namesFor(visit, staff)])
    const state = batchState(batch, visit.now)
    const path = `/desk/knowledge/batch/${batch.id}`
    const pages = Math.max(1, Math.ceil(acts.length / rowsOfPage))
    const at = Math.min(pages, Math.max(1, Number(c.req.query('page')) || 1))
    const shown = acts.slice((at - 1) * rowsOfPage, at * rowsOfPage)
    const body = html`<p>${stateHtml(state, visit)}</p>
${factsHtml([
  [words('knowledge:field-authority'), batch.authority],
  [words('knowledge:field-nature'), words(`knowledge:nature-${batch.nature}`)],
  [words('knowledge:field-country'), writtenCountry(batch.country, language)],
  [words('knowledge:field-list-date'), writtenDate(batch.listedOn, language)],
  [words('knowledge:field-source'), batch.origin.source],
  [
    words('knowledge:field-file'),
    html`${batch.file.name} <code class="hash">${batch.file.hash.slice(0, 16)}</code>`,
  ],
  [words('knowledge:counts-added'), batch.counts.added],
  [words('knowledge:counts-corrected'), batch.counts.corrected],
])}
${historyHtml(visit, batch, nameOf)}
<section><h2>${words('knowledge:batch-rows')}</h2>
${actsTable(shown, visit)}
${pages > 1 && html`<p class="row">${at > 1 && html`<a class="button plain" href="${path}?page=${at - 1}">${words('knowledge:page-before')}</a>`}<span>${words('knowledge:page-of', { page: at, pages })}</span>${at < pages && html`<a class="button plain" href="${path}?page=${at + 1}">${words('knowledge:page-after')}</a>`}</p>`}</section>
${stepForms(visit, path, batch, state, fault)}
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
    const page = { title: batchTold(batch, visit), here: 'knowledge', body } as const
    return c.html(await frame(visit, page), fault ? 422 : 200)
  }

  const step = (
    name: Exclude<StepName, 'confirm-again'>,
    who: readonly DeskAct[],
    told: string,
    take: (visit: StaffVisit, id: string) => Promise<Outcome>,
  ): StaffRoute => ({
    method: 'POST',
    path: `/knowledge/batch/:batch/${name}`,
    who,
    desks,
    async handle(visit) {
      const done = await take(visit, idIn(visit, 'batch'))
      if (done.done) return visit.c.redirect(`/desk/knowledge?done=${told}`, 303)
      return page(visit, { step: name, why: done.why === 'faults' ? 'not-open' : done.why })
    },
  })
  const reasonIn = ({ form }: StaffVisit) => form.text('reason').slice(0, 300)

  return [
    { method: 'GET', path: '/knowledge/batch/:batch', who: seeing, desks, handle: (v) => page(v) },
    step('confirm', confirming, 'confirmed', ({ member }, id) => batches.confirm(member, id)),
    step('refuse', confirming, 'refused', (visit, id) =>
      batches.refuse(visit.member, id, reasonIn(visit)),
    ),
    step('withdraw', seeing, 'withdrawn', (visit, id) =>
      batches.withdraw(visit.member, id, reasonIn(visit)),
    ),
  ]
}
