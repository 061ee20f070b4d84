import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'

/** The number of the line a page begins with. What it asks for later begins there as well. */
export function firstOf({ lines }: Pick<DeskChat, 'lines'>): number {
  return lines[0]?.number ?? 1
}

/** For forms whose answer is the page again. */
export function fromField(found: DeskChat) {
  return html`<input type="hidden" name="from" value="${firstOf(found)}">`
}
