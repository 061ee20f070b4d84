import { html } from 'hono/html'
import {
  type CaseEntry,
  type EntryKind,
  entryKinds,
  entryPart,
  entryShape,
  fieldsOf,
  typeField,
} from '../../domain/case-entries.ts'
import { csrfField } from '../frame/field.ts'
import { writtenMoment } from '../frame/written-time.ts'
import { casePath } from './case-in.ts'
import { inputHtml, toldAs } from './field-groups.ts'
import type { Shown } from './work.ts'

/** Events on the way and plans of support: each with what is known of it, and forms folded below. */
export function entriesHtml(shown: Shown) {
  return entryKinds.map((kind) => kindHtml(shown, kind))
}

function kindHtml(shown: Shown, kind: EntryKind) {
  const { visit, view, mayChange } = shown
  const { words } = visit
  const entries = view.one.entries.filter((one) => one.kind === kind)
  if (entries.length === 0 && !mayChange) return ''
  return html`<section aria-labelledby="e-${kind}"><h2 id="e-${kind}">${words(`cases:entries-${kind}`)}</h2>
${entries.length === 0 && html`<p class="soft">${words(`cases:entries-none-${kind}`)}</p>`}
${entries.map((entry) => entryHtml(shown, entry))}
${mayChange && addHtml(shown, kind)}</section>`
}

function entryHtml(shown: Shown, entry: CaseEntry) {
  const { visit, view, nameOf, mayChange } = shown
  const { language, words } = visit
  const { kind, number, by, at } = entry
  const facts = fieldsOf(kind).flatMap((name) => {
    const label = html`<dt>${words(`cases:field-${name}`)}</dt>`
    if (view.hiddenParts.has(entryPart(kind, number, name)))
      return html`<div>${label}<dd><span class="standing">${words('cases:masked')}</span></dd></div>`
    const value = entry.fields[name]
    if (value === undefined || name === typeField[kind]) return []
    return html`<div>${label}<dd class="typed" dir="auto">${toldAs(entryShape(name), value, visit)}</dd></div>`
  })
  const type = typeField[kind]
  const title = `${number}. ${toldAs(entryShape(type), entry.fields[type] ?? '', visit)}`
  const time = writtenMoment(at, language, view.one.desk)
  return html`<h3 id="e-${kind}-${number}">${title}</h3>
<dl class="facts">${facts}</dl>
<p class="soft">${words('cases:set-by', { name: nameOf(by), time })}</p>
${
  mayChange &&
  html`<details class="tool"><summary>${words('cases:entry-edit-of', { what: title })}</summary><div class="tool-body">${formHtml(shown, kind, entry)}
<form method="post" action="${casePath(view.one.id)}/entry/remove">${csrfField(visit)}<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="number" value="${number}"><button class="plain grave" aria-label="${words('cases:entry-remove-of', { what: title })}">${words('cases:entry-remove')}</button></form></div></details>`
}`
}

function addHtml(shown: Shown, kind: EntryKind) {
  return html`<details class="tool"><summary>${shown.visit.words(`cases:entry-add-${kind}`)}</summary><div class="tool-body">${formHtml(shown, kind, null)}</div></details>`
}

/** What is masked can be written down at once; what is written there already is changed only once it is opened. */
function formHtml({ visit, view }: Shown, kind: EntryKind, entry: CaseEntry | null) {
  const { words } = visit
  const isMasked = view.one.code === ''
  const names = fieldsOf(kind).filter((name) => !entry || !isMasked || !entryShape(name).masked)
  const form = `${kind}-${entry?.number ?? 'new'}`
  return html`<form method="post" action="${casePath(view.one.id)}/entry" class="narrow">${csrfField(visit)}<input type="hidden" name="kind" value="${kind}">${entry && html`<input type="hidden" name="number" value="${entry.number}">`}
${isMasked && entry && html`<p class="soft">${words('cases:edit-masked')}</p>`}
${names.map((name) => inputHtml(name, entryShape(name), entry?.fields[name] ?? '', visit, `${form}-${name}`))}
<button>${words('cases:edit-go')}</button></form>`
}
