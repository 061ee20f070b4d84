import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import { typesForPerson } from '../../desk/chats/file-for-person.ts'
import { longestWords, mostBytesToSend } from '../../domain/desk.ts'
import { csrfField } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { fromField } from './first-of.ts'
import type { Refused } from './moves.ts'
import { tool } from './tool.ts'
import { newWordId } from './write-box.ts'

/** As people read it. */
export const mostMegabytes = Math.round(mostBytesToSend / 1024 / 1024)

/**
 * Where a picture or a paper is chosen, looked at and sent. While it is open no news of the chat touches it,
 * so that the file that was chosen, and the id it is sent under, stay.
 */
export function sendFileTool(found: DeskChat, visit: StaffVisit, refused: Refused | undefined) {
  const { words } = visit
  if (!found.mine) return ''
  const fault = refused?.tool === 'send-file' ? refused.fault : ''
  const body = found.carriesFiles
    ? formHtml(found, visit, fault)
    : html`<p class="soft">${words('chats:send-file-not-carried')}</p>`
  const label = words('chats:send-file')
  return tool({ id: 'tool-send-file', key: 'f', label, body, open: fault !== '' })
}

function formHtml(found: DeskChat, visit: StaffVisit, fault: string) {
  const { chat, handOver } = found
  const { form, words } = visit
  const most = mostMegabytes
  return html`<form id="send-file" class="send-file" method="post" action="/desk/chat/${chat}/file" enctype="multipart/form-data"
 hx-post="/desk/chat/${chat}/file" hx-encoding="multipart/form-data" hx-target="#chat" hx-select="#chat" hx-swap="morph:outerHTML" hx-sync="this:drop" hx-disabled-elt="find button" hx-request='{"timeout":600000}'>${csrfField(visit)}
<input type="hidden" name="id" value="${newWordId()}">${fromField(found)}
<label for="file-chosen">${words('chats:send-file-choose')}</label>
<input id="file-chosen" name="file" type="file" required accept="${typesForPerson.join(',')}" data-most-bytes="${mostBytesToSend}" aria-describedby="file-what${handOver.delicate && ' file-stays'}">
<div id="file-shown" class="file-shown" hidden><canvas width="224" height="224" aria-hidden="true"></canvas><p></p></div>
<p class="hint" id="file-what">${words('chats:send-file-what', { most })}</p>
${handOver.delicate && html`<p class="fault" id="file-stays">${words('chats:send-file-stays')}</p>`}
<label for="file-words">${words('chats:send-file-words')}</label>
<textarea id="file-words" name="text" rows="2" dir="auto" data-most="${longestWords}">${fault && form.exact('text')}</textarea>
<button>${words('chats:send-file-go')}</button>
<progress id="file-progress" max="100" aria-label="${words('chats:state-on-the-wire')}" hidden></progress>
${fileToldHtml(fault)}</form>`
}

/** Why it did not go. By its own it is the answer to the script, which leaves the form as it is. */
export function fileToldHtml(fault: string) {
  return html`<p id="file-told" class="fault" role="alert">${fault}</p>`
}
