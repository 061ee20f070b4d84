import { html } from 'hono/html'

/** Something that can be done with a chat, folded away until it is wanted. While it is open no news closes it. */
export function tool(of: {
  id: string
  /** The key that opens it. */
  key?: string
  label: string
  body: unknown
  open?: boolean
}) {
  return html`<details class="tool" id="${of.id}" name="tools" data-keep="open" ${of.open && html`open`}><summary ${of.key && html`data-press="${of.key}"`}>${of.label}</summary><div class="tool-body">${of.body}</div></details>`
}
