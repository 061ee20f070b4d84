import { html } from 'hono/html'

export type Field = {
  name: string
  /** Where the same name stands in two forms of a page. */
  id?: string
  label: string
  type?: 'text' | 'password' | 'email' | 'date' | 'time' | 'search'
  value?: string
  hint?: string | undefined
  /** What is wrong with what was given. */
  fault?: string | undefined
  autocomplete?: string
  numeric?: boolean
  optional?: boolean
  most?: number
}

/** A labelled field, with what helps and what was wrong said to a screen reader too. */
export function field({ type = 'text', value = '', ...of }: Field) {
  const id = `f-${of.id ?? of.name}`
  const told = [of.hint !== undefined && `${id}-hint`, of.fault !== undefined && `${id}-fault`]
  const described = told.filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${id}">${of.label}</label>
${of.hint !== undefined && html`<p class="hint" id="${id}-hint">${of.hint}</p>`}
<input id="${id}" name="${of.name}" type="${type}" value="${value}" autocomplete="${of.autocomplete ?? 'off'}" spellcheck="false" autocapitalize="none"
  ${of.numeric && html`inputmode="numeric"`} ${!of.optional && html`required`} ${of.most && html`maxlength="${of.most}"`} ${described && html`aria-describedby="${described}"`} ${of.fault !== undefined && html`aria-invalid="true"`}>
${faultLine(`${id}-fault`, of.fault)}
</div>`
}

export function faultLine(id: string, fault: string | undefined) {
  return fault !== undefined && html`<p class="fault" id="${id}">${fault}</p>`
}

/** Something went wrong with the whole form. */
export function alert(fault: string | undefined) {
  return fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`
}

export type Tick = { value: string; label: string; hint?: string; ticked: boolean }

/** Boxes to tick, or with `one` circles of which one holds, under one heading. */
export function ticks(of: {
  name: string
  title: string
  from: Tick[]
  fault?: string | undefined
  one?: boolean
}) {
  const id = `f-${of.name}`
  return html`<fieldset ${of.fault !== undefined && html`aria-describedby="${id}-fault"`}>
<legend>${of.title}</legend>
${of.from.map(({ value, label, hint, ticked }) => html`<label class="tick"><input type="${of.one ? 'radio' : 'checkbox'}" name="${of.name}" value="${value}" ${ticked && html`checked`}><span>${label}${hint && html`<span class="hint">${hint}</span>`}</span></label>`)}
${faultLine(`${id}-fault`, of.fault)}
</fieldset>`
}

export function choice(of: {
  name: string
  /** Where the same name stands in two forms of a page. */
  id?: string
  label: string
  from: { value: string; label: string }[]
  chosen?: string
}) {
  const id = `f-${of.id ?? of.name}`
  return html`<div class="field"><label for="${id}">${of.label}</label>
<select id="${id}" name="${of.name}">${of.from.map(({ value, label }) => html`<option value="${value}" ${value === of.chosen && html`selected`}>${label}</option>`)}</select></div>`
}

/** Stands in every form of somebody signed in. */
export function csrfField({ csrf }: { csrf: string }) {
  return csrf && html`<input type="hidden" name="csrf" value="${csrf}">`
}
