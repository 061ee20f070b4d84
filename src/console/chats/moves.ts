import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import { mayOpen } from '../../desk/chats/queue.ts'
import { may } from '../../desk/rights.ts'
import { longestWords, outcomes, type StaffMember } from '../../domain/desk.ts'
import { choice, csrfField, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { nameOfHolder } from './rows.ts'
import { faultHtml } from './told.ts'
import { tool } from './tool.ts'

/** Which of the tools is open because what was filled in did not go, and what was wrong. */
export type Refused = { tool: 'note' | 'send-file' | 'hand-on' | 'end' | 'mask'; fault: string }

type Around = { found: DeskChat; visit: StaffVisit; refused: Refused | undefined }

/** To a colleague by name: those on duty who may have this chat. */
export function handOnTool({ found, visit, refused }: Around, onDuty: StaffMember[]) {
  const { member, words } = visit
  const { chat, handOver, mine } = found
  if (!mine || !may(member, 'transfer-chat', handOver.desk)) return ''
  const able = onDuty.filter((one) => one.id !== member.id && mayOpen(one, handOver))
  const from = able.map(({ id, name }) => ({ value: id, label: name }))
  const body = html`${faultOf(refused, 'hand-on')}
${
  able.length === 0
    ? html`<p class="soft">${words('chats:hand-on-none')}</p>`
    : html`<form method="post" action="/desk/chat/${chat}/hand-on">${csrfField(visit)}
${choice({ name: 'to', label: words('chats:hand-on-to'), from })}
<p class="hint">${words('chats:hand-on-what')}</p>
<button>${words('chats:hand-on-go')}</button></form>`
}`
  const open = refused?.tool === 'hand-on'
  return tool({ id: 'tool-hand-on', key: 't', label: words('chats:hand-on'), body, open })
}

export function giveBackTool({ found: { chat, mine }, visit }: Around) {
  const { words } = visit
  if (!mine) return ''
  const body = html`<form method="post" action="/desk/chat/${chat}/give-back">${csrfField(visit)}
<p class="hint">${words('chats:give-back-what')}</p>
<button>${words('chats:give-back-go')}</button></form>`
  return tool({ id: 'tool-give-back', label: words('chats:give-back'), body })
}

/** With how it ended, which is all that figures learn of it. */
export function endTool({ found: { chat, handOver, mine }, visit, refused }: Around) {
  const { words } = visit
  if (handOver.worker && !mine) return ''
  const from = outcomes.map((value) => ({
    value,
    label: words(`chats:outcome-${value}`),
    ticked: false,
  }))
  const body = html`${faultOf(refused, 'end')}
<form method="post" action="/desk/chat/${chat}/end">${csrfField(visit)}
${ticks({ name: 'outcome', title: words('chats:end-how'), from, one: true })}
${mine && html`<p class="hint">${words('chats:end-what')}</p>`}
<button>${words('chats:end-go')}</button></form>`
  const open = refused?.tool === 'end'
  return tool({ id: 'tool-end', key: 'e', label: words('chats:end'), body, open })
}

/** A supervisor takes the chat a colleague has. */
export function takeOverTool({ found: { chat, handOver, mine }, visit }: Around) {
  const { member, words } = visit
  if (!handOver.worker || mine || !may(member, 'take-from-colleague', handOver.desk)) return ''
  const name = nameOfHolder(handOver, words)
  const body = html`<form method="post" action="/desk/chat/${chat}/take-over">${csrfField(visit)}
<p class="hint">${words('chats:take-over-what', { name })}</p>
<button>${words('chats:take-over-go')}</button></form>`
  return tool({ id: 'tool-take-over', label: words('chats:take-over', { name }), body })
}

export function noteTool({ found: { chat }, visit, refused }: Around, wordId: string) {
  const { form, words } = visit
  const body = html`${faultOf(refused, 'note')}
<form method="post" action="/desk/chat/${chat}/note" id="note-form">${csrfField(visit)}
<input type="hidden" name="id" value="${wordId}">
<label for="note-text">${words('chats:note')}</label>
<p class="hint" id="note-hint">${words('chats:note-what')}</p>
<textarea id="note-text" name="text" rows="2" required dir="auto" data-most="${longestWords}" data-draft="note" aria-describedby="note-hint">${refused?.tool === 'note' ? form.exact('text') : ''}</textarea>
<button>${words('chats:note-go')}</button></form>`
  const open = refused?.tool === 'note'
  return tool({ id: 'tool-note', key: 'm', label: words('chats:note'), body, open })
}

export function faultOf(refused: Refused | undefined, of: Refused['tool']) {
  return faultHtml(refused?.tool === of ? refused.fault : undefined)
}
