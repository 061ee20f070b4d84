import { html } from 'hono/html'
import type { Batch } from '../../desk/knowledge/batch.ts'
import type { KnowledgeChange, KnowledgeState } from '../../desk/knowledge/knowledge-change.ts'
import { knowledgeState } from '../../desk/knowledge/knowledge-state.ts'
import { whyNot } from '../../desk/knowledge/may-step.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { Contact } from '../../domain/offer.ts'
import { writtenCountry, writtenDate } from '../frame/written-date.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** A change in one line: `Takes out: PT Contoh, licence revoked`. */
export function changeTold(change: KnowledgeChange, visit: StaffVisit): string {
  const { words } = visit
  if (change.what === 'mark') {
    return `${words(`knowledge:kind-${change.mark.kind}`)} ${markTold(change, visit)}`
  }
  const { notice } = change
  const row = 'notice' in notice ? notice.notice : notice.of
  const told = `${row.name}: ${words(`knowledge:nature-${row.nature}`)}`
  return notice.act === 'add' ? told : `${words(`knowledge:act-${notice.act}`)}: ${told}`
}

/** A list in one line. */
export function batchTold(batch: Batch, { language, words }: StaffVisit): string {
  return words('knowledge:batch-told', {
    authority: batch.authority,
    date: writtenDate(batch.listedOn, language),
    nature: words(`knowledge:nature-${batch.nature}`),
  })
}

/**
 * What is marked. Somebody may be behind a number who was robbed of it, so the whole of it is for whoever proposed
 * it and for those who decide.
 */
function markTold(change: KnowledgeChange & { what: 'mark' }, { member, now }: StaffVisit): string {
  const { mark, proposed } = change
  const decides = whyNot('refuse', change, knowledgeState(change, now), member, 'x')
  return proposed.by === member.id || decides !== 'not-allowed' ? mark.value : halfHidden(mark)
}

function halfHidden({ kind, value }: Pick<Contact, 'kind' | 'value'>): string {
  if (kind === 'link') return value
  return value.length <= 6 ? '•••' : `${value.slice(0, 3)}•••${value.slice(-3)}`
}

/** One row of a list, cell by cell. */
export function noticeFacts(
  notice: AgencyNotice,
  { language, words }: StaffVisit,
): [label: string, value: string][] {
  const { about } = notice
  const facts: [string, string | null][] = [
    [words('knowledge:field-name'), notice.name],
    [words('knowledge:field-aliases'), notice.aliases.join('; ')],
    [words('knowledge:field-nature'), words(`knowledge:nature-${notice.nature}`)],
    [words('knowledge:field-authority'), notice.authority],
    [words('knowledge:field-country'), writtenCountry(notice.country, language)],
    [words('knowledge:field-listedOn'), writtenDate(notice.listedOn, language)],
    [words('knowledge:field-endsOn'), notice.endsOn && writtenDate(notice.endsOn, language)],
    [words('knowledge:field-aboutId'), about.id],
    [words('knowledge:field-aboutVi'), about.vi],
    [words('knowledge:field-licence'), notice.licence],
    [words('knowledge:field-city'), notice.city],
    [words('knowledge:field-source'), notice.source],
  ]
  return facts.flatMap(([label, value]): [string, string][] => (value ? [[label, value]] : []))
}

export function factsHtml(facts: readonly [label: string, value: unknown][]) {
  return html`<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** How something stands, as a word in a frame; what waits and what is over look otherwise too. */
export function stateHtml(state: KnowledgeState, { words }: StaffVisit) {
  return html`<span class="standing ${state}">${words(`knowledge:state-${state}`)}</span>`
}
