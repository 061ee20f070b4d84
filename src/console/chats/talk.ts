import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { earlierPart } from './earlier.ts'
import type { JudgedLines } from './judged.ts'
import { rowsHtml } from './rows-of-talk.ts'

/** What was said, the newest last; above it, as far as somebody asks, what was said before. */
export function talkHtml(found: DeskChat, visit: StaffVisit, judged: JudgedLines) {
  const { words } = visit
  return html`<h2 class="unseen" id="talk">${words('chats:lines')}</h2>
${earlierPart(found, visit)}
<div role="log" aria-live="polite" aria-relevant="additions" aria-labelledby="talk">
${found.lines.length === 0 ? html`<p class="soft">${words('chats:lines-none')}</p>` : html`<ol class="lines">${rowsHtml(found, visit, judged)}</ol>`}
</div>`
}
