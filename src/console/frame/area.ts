import { html } from 'hono/html'
import { faultLine } from './field.ts'

/** A labelled field of several lines. */
export function area(of: {
  name: string
  /** Where the same name stands in two forms of a page. */
  id?: string
  label: string
  value?: string
  hint?: string | undefined
  fault?: string | undefined
  rows?: number
  most: number
  optional?: boolean
}) {
  const id = `f-${of.id ?? of.name}`
  const told = [of.hint !== undefined && `${id}-hint`, of.fault !== undefined && `${id}-fault`]
  const described = told.filter(Boolean).join(' ')
  return html`<div class="field">
<label for="${id}">${of.label}</label>
${of.hint !== undefined && html`<p class="hint" id="${id}-hint">${of.hint}</p>`}
<textarea id="${id}" name="${of.name}" rows="${of.rows ?? 3}" maxlength="${of.most}" ${!of.optional && html`required`} ${described && html`aria-describedby="${described}"`} ${of.fault !== undefined && html`aria-invalid="true"`}>
${of.value ?? ''}</textarea>
${faultLine(`${id}-fault`, of.fault)}
</div>`
}
