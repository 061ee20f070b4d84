import { randomBytes } from 'node:crypto'
import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import { longestWords } from '../../domain/desk.ts'
import { csrfField } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { SavedText } from './chat-parts.ts'
import { fromField } from './first-of.ts'

/** Each form has one of its own, so that two taps, or a form sent again, are one word. */
export function newWordId(): string {
  return randomBytes(16).toString('hex')
}

/** Where one's own chat is written in. News of the chat leave it as it is. */
export function writeForm(
  found: DeskChat,
  visit: StaffVisit,
  typed: { text: string; fault: string | undefined },
) {
  const { words } = visit
  const { chat } = found
  return html`<form id="write" class="write" method="post" action="/desk/chat/${chat}/reply" data-keep="always"
 hx-post="/desk/chat/${chat}/reply" hx-target="#chat" hx-select="#chat" hx-swap="morph:outerHTML" hx-sync="this:drop" hx-disabled-elt="find button">${csrfField(visit)}
<input type="hidden" name="id" value="${newWordId()}">${fromField(found)}
<label for="reply" class="unseen">${words('chats:reply')}</label>
<textarea id="reply" name="text" rows="2" required dir="auto" data-most="${longestWords}" data-reply data-draft="reply" aria-describedby="reach terms-said reply-hint" enterkeyhint="enter">${typed.text}</textarea>
<button>${words('chats:send')}</button>
<p id="reply-hint" class="hint">${words('chats:reply-hint')}</p>
<p id="unconfirmed" class="fault" role="alert"></p>
</form>${typed.fault !== undefined && html`<p class="fault" role="alert">${typed.fault}</p>`}`
}

/** What somebody typed into a chat that is not theirs to write in any more, so that it is not lost. */
export function unsentHtml(text: string, { words }: StaffVisit) {
  return (
    text !== '' &&
    html`<div class="field"><label for="unsent">${words('chats:your-words')}</label><textarea id="unsent" rows="3" readonly dir="auto">${text}</textarea></div>`
  )
}

/** Replies at hand: each a link that opens the page with it written in, and that the script writes in at once. */
export function savedHtml(chat: string, saved: SavedText[], { words }: StaffVisit, lang: string) {
  return html`<details class="tool saved" id="tool-saved" name="tools" data-keep="open"><summary>${words('chats:saved')} <kbd>/</kbd></summary><div class="tool-body">
<label for="saved-search" class="unseen">${words('chats:saved-search')}</label>
<input id="saved-search" type="search" autocomplete="off" spellcheck="false" placeholder="${words('chats:saved-search')}" hidden>
<ul class="saved-list">${saved.map(({ id, name, text }) => html`<li><a href="/desk/chat/${chat}?saved=${id}#write" data-saved><strong>${name}</strong> <span lang="${lang}">${text}</span></a></li>`)}</ul>
<p id="saved-none" class="soft" hidden>${words('chats:saved-none')}</p></div></details>`
}
