import { html } from 'hono/html'
import type { CaseView } from '../../desk/cases/masked-case.ts'
import { heldIn, newerWord } from '../../domain/case.ts'
import type { EntryFieldName } from '../../domain/case-entries.ts'
import {
  type CaseFieldName,
  type CaseFieldShape,
  type CaseGroup,
  caseFieldNames,
  caseGroups,
  codesIn,
  shapeOf,
} from '../../domain/case-fields.ts'
import { area } from '../frame/area.ts'
import { choice, csrfField, field, ticks } from '../frame/field.ts'
import { writtenCountry, writtenDate, writtenLanguage } from '../frame/written-date.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { NameOf } from '../knowledge/names.ts'
import { casePath } from './case-in.ts'
import type { CaseCode } from './cases-texts.ts'

type Shown = { visit: StaffVisit; view: CaseView; nameOf: NameOf; mayChange: boolean }

/** Everything that is known, group by group, each with its form folded below. */
export function groupsHtml(shown: Shown) {
  return caseGroups.map((group) => groupHtml(shown, group))
}

function groupHtml(shown: Shown, group: CaseGroup) {
  const { view, visit, mayChange } = shown
  const { words } = visit
  const names = caseFieldNames.filter((name) => shapeOf(name).group === group)
  const told = names.filter((name) => view.one.fields[name] || view.hidden.has(name))
  // What one kind of report never asks is not offered to be filled in either.
  if (told.length === 0 && !mayChange) return ''
  return html`<section class="case-group" aria-labelledby="g-${group}"><h2 id="g-${group}">${words(`cases:group-${group}`)}</h2>
${told.length === 0 ? html`<p class="soft">${words('cases:nothing-told')}</p>` : html`<dl class="facts">${told.map((name) => factHtml(shown, name))}</dl>`}
${mayChange && editHtml(shown, group, names)}</section>`
}

/** A value with whose word it is; beside what the staff set, the newer word of the person. */
function factHtml({ view, visit, nameOf, mayChange }: Shown, name: CaseFieldName) {
  const { language, words } = visit
  const { one, hidden } = view
  const label = html`<dt>${words(`cases:field-${name}`)}</dt>`
  if (hidden.has(name)) {
    return html`<div>${label}<dd><span class="standing">${words('cases:masked')}</span></dd></div>`
  }
  const { set, told } = one.fields[name] ?? {}
  const value = heldIn(one, name)
  const time = (at: number) => writtenMoment(at, language, one.desk)
  const whose = set
    ? words('cases:set-by', { name: nameOf(set.by), time: time(set.at) })
    : told && words('cases:told-on', { time: time(told.at) })
  const newer = newerWord(one, name)
  return html`<div>${label}<dd class="typed" dir="auto">${value === null ? words('cases:not-set') : valueTold(name, value, visit)}</dd>
<dd class="whose">${whose}</dd>
${
  newer !== null &&
  html`<dd class="newer"><p>${words('cases:newer', { word: valueTold(name, newer, visit) })}</p>
${mayChange && html`<form method="post" action="${casePath(one.id)}/newer">${csrfField(visit)}<input type="hidden" name="field" value="${name}"><button class="plain">${words('cases:newer-go')}</button></form>`}</dd>`
}</div>`
}

/** A value in the reader's language, where it is a code, a day or a country. */
export function valueTold(name: CaseFieldName, value: string, visit: StaffVisit): string {
  return toldAs(shapeOf(name), value, visit)
}

/** The same for anything of that shape. */
export function toldAs(
  { codes, kind }: Pick<CaseFieldShape, 'kind' | 'codes'>,
  value: string,
  { language, words }: StaffVisit,
): string {
  if (codes)
    return codesIn(value)
      .map((code) => words(`cases:code-${code as CaseCode}`))
      .join(', ')
  if (kind === 'countries')
    return codesIn(value)
      .map((code) => writtenCountry(code, language))
      .join(', ')
  if (kind === 'language') return writtenLanguage(value, language)
  return kind === 'date' ? writtenDate(value, language) : value
}

function editHtml({ view, visit }: Shown, group: CaseGroup, names: CaseFieldName[]) {
  const { words } = visit
  const isMasked = view.one.code === ''
  const open = isMasked ? names.filter((name) => !shapeOf(name).masked) : names
  if (open.length === 0) return html`<p class="soft">${words('cases:edit-masked')}</p>`
  return html`<details class="tool"><summary>${words('cases:edit', { group: words(`cases:group-${group}`) })}</summary><div class="tool-body">
${open.length < names.length && html`<p class="soft">${words('cases:edit-masked')}</p>`}
<form method="post" action="${casePath(view.one.id)}/fields" class="narrow">${csrfField(visit)}
${open.map((name) => inputHtml(name, shapeOf(name), heldIn(view.one, name) ?? '', visit))}
<button>${words('cases:edit-go')}</button></form></div></details>`
}

/** `was-<field>`: what stood there, so that only what was changed is set. */
/** The control a field is filled in with. `id`: where the same field stands in several forms of a page. */
export function inputHtml(
  name: CaseFieldName | EntryFieldName,
  { kind, codes = [] }: Pick<CaseFieldShape, 'kind' | 'codes'>,
  value: string,
  { words }: StaffVisit,
  id: string = name,
) {
  const label = words(`cases:field-${name}`)
  const was = html`<input type="hidden" name="was-${name}" value="${value}">`
  const options = codes.map((code) => ({
    value: code,
    label: words(`cases:code-${code as CaseCode}`),
  }))
  if (kind === 'many') {
    const chosen = new Set(codesIn(value))
    const from = options.map((one) => ({ ...one, ticked: chosen.has(one.value) }))
    return html`${was}${ticks({ name, title: label, from })}`
  }
  if (kind === 'one')
    return html`${was}${choice({ name, id, label, chosen: value, from: [{ value: '', label: words('cases:not-set') }, ...options] })}`
  if (kind === 'long')
    return html`${was}${area({ name, id, label, value, most: 4_000, optional: true })}`
  const hint =
    kind === 'countries' || kind === 'language' || kind === 'phone' || kind === 'degrees'
      ? words(`cases:hint-${kind}`)
      : undefined
  const type = kind === 'date' ? 'date' : 'text'
  return html`${was}${field({ name, id, label, value, type, hint, optional: true, most: 300, numeric: kind === 'year' })}`
}
