import { html } from 'hono/html'
import { byPerson, bySystem, type CaseChange } from '../../domain/case.ts'
import { entryFieldIn, entryShape } from '../../domain/case-entries.ts'
import { isCaseField } from '../../domain/case-fields.ts'
import { consentPurposes } from '../../domain/report.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { toldAs, valueTold } from './field-groups.ts'
import type { Shown } from './work.ts'

const mostShown = 100

const parts = [
  'case',
  'state',
  'life',
  'basis',
  'owner',
  'deadline',
  'event',
  'plan',
  'export',
  'referral',
  'request',
  'file',
  'sharedWith',
  'merged',
  'mergedInto',
  'withdrawn',
  'consent',
  'check-in',
] as const

/** Who changed what, when, from what to what; the newest first. Masked values are not in it. */
export function historyHtml({ visit, view, nameOf }: Shown) {
  const { language, words } = visit
  const { one, history } = view
  const who = ({ who: by }: CaseChange) =>
    by === byPerson || by === bySystem ? words(`cases:who-${by}`) : nameOf(by)
  return html`<section><h2>${words('cases:history')}</h2>
<ol class="steps">${history.slice(0, mostShown).map((change) => {
    const time = writtenMoment(change.at, language, one.desk)
    return html`<li><span class="number">${time}</span>, ${who(change)}: ${partTold(change, visit)}${valuesHtml(change, visit)}</li>`
  })}</ol>
${history.length > mostShown && html`<p class="soft">${words('cases:history-more', { count: mostShown })}</p>`}</section>`
}

function partTold({ field }: CaseChange, { words }: StaffVisit): string {
  if (isCaseField(field)) return words(`cases:field-${field}`)
  const [name = '', of] = field.split(':')
  const part = parts.find((one) => one === name)
  if (!part) return field
  const purpose = consentPurposes.find((one) => part === 'consent' && one === of)
  if (purpose) return `${words('cases:part-consent')}, ${words(`cases:consent-${purpose}`)}`
  const numbered =
    of && /^\d+$/.test(of) ? `${words(`cases:part-${part}`)} ${of}` : words(`cases:part-${part}`)
  const entryField = entryFieldIn(field)
  return entryField ? `${numbered}, ${words(`cases:field-${entryField}`)}` : numbered
}

/** Values of fields in words; of other parts only what is a word of ours. */
function valuesHtml({ field, from, to }: CaseChange, visit: StaffVisit) {
  if (field.startsWith('consent:') && to !== null) {
    const given = visit.words(to === 'yes' ? 'cases:code-yes' : 'cases:code-no')
    return html` <span class="soft">→ ${given}</span>`
  }
  const entryField = entryFieldIn(field)
  if (!(entryField || isCaseField(field)) || (from === null && to === null)) return ''
  const told = (value: string | null) => {
    if (value === null) return visit.words('cases:not-set')
    if (entryField) return toldAs(entryShape(entryField), value, visit)
    return isCaseField(field) ? valueTold(field, value, visit) : value
  }
  return html` <span class="soft" dir="auto">${told(from)} → ${told(to)}</span>`
}
