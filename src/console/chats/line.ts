import { html } from 'hono/html'
import type { DeskLine } from '../../desk/chats/desk-line.ts'
import { may } from '../../desk/rights.ts'
import { byHand, type HandOver } from '../../domain/desk.ts'
import { writtenTime } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { OfferView } from './chat-parts.ts'
import { fileHtml } from './file-of.ts'
import { judgedHtml } from './judged.ts'
import { markerWords } from './marker.ts'
import { ownText, saidText } from './said-text.ts'

export type ShownLine = {
  visit: StaffVisit
  chat: string
  handOver: Pick<HandOver, 'desk' | 'language'>
  line: DeskLine
  /** Whoever spoke before speaks on: their name need not be said again. */
  same: boolean
  judged: OfferView | null
}

/** Longer ones are cut, and read in full on a page of their own. */
const longest = 2_000

/** One line of a chat: a word of somebody, a note, or what happened to the chat. */
export function lineHtml(shown: ShownLine) {
  const { line } = shown
  if (line.marker === 'note') return noteHtml(shown)
  return line.marker ? markerHtml(shown) : wordHtml(shown)
}

function wordHtml({ visit, chat, handOver, line, same, judged }: ShownLine) {
  const { words } = visit
  const { by, number, text, labels, state, changed, editOf, picture } = line
  const cut = text.length > longest
  const quotes = judged?.signs.map(({ quote }) => quote) ?? []
  const states = [
    by === 'person' && state === 'shown' ? null : stateWords(line, words),
    changed ? words('chats:state-changed') : null,
    editOf === null ? null : words('chats:state-edit'),
    picture ? words('chats:picture-of-ours') : null,
  ].filter((one) => one !== null)
  const shownText = cut
    ? cutAt(text, longest)
    : text || (line.file ? '' : words('chats:empty-line'))
  const isGone = state === 'withdrawn' || changed
  return html`<li id="line-${number}" class="msg ${by} ${state} ${same && 'same'} ${isGone && 'gone'}">
<div class="bubble"><p class="by ${same && 'unseen'}">${speaker(line, words)}</p>
${by === 'suar' ? ownText(shownText) : saidText(shownText, quotes)}
${cut && html`<p><a href="/desk/chat/${chat}/line/${number}">${words('chats:whole-line', { count: text.length })}</a></p>`}
${fileHtml(chat, line, words)}
${labels.length > 0 && html`<p class="labels">${labels.map((label) => html`<span>${label}</span>`)}</p>`}
<p class="meta"><time datetime="${new Date(line.at).toISOString()}">${timeOf(line, visit, handOver)}</time>${states.map((one) => html` · <span class="state">${one}</span>`)}</p></div>
${judged && judgedHtml(judged, handOver.language, words)}
${judged && may(visit.member, 'propose-knowledge', handOver.desk) && html`<p class="meta"><a href="/desk/knowledge/propose/mark?chat=${chat}&line=${number}">${words('knowledge:propose-mark')}</a></p>`}</li>`
}

function noteHtml({ visit, handOver, line }: ShownLine) {
  const { words } = visit
  return html`<li id="line-${line.number}" class="msg note">
<div class="bubble"><p class="by">${speaker(line, words)} · <strong>${words('chats:note-label')}</strong></p>
${saidText(line.text)}
<p class="meta"><time datetime="${new Date(line.at).toISOString()}">${timeOf(line, visit, handOver)}</time></p></div></li>`
}

function markerHtml({ visit, handOver, line }: ShownLine) {
  return html`<li id="line-${line.number}" class="msg mark"><span>${markerWords(line, visit.words)} · ${timeOf(line, visit, handOver)}</span></li>`
}

function stateWords({ state }: DeskLine, words: StaffVisit['words']): string | null {
  return state === 'for-staff' ? null : words(`chats:state-${state}`)
}

function speaker({ by, worker }: DeskLine, words: StaffVisit['words']): string {
  if (by === 'person') return words('chats:by-person')
  if (by === 'suar') return words('chats:by-suar')
  return worker && worker.id !== byHand.id ? worker.name : words('chats:by-hand')
}

function timeOf(
  { at }: DeskLine,
  { language }: StaffVisit,
  { desk }: ShownLine['handOver'],
): string {
  return writtenTime(at, language, desk)
}

/** Never in the middle of a character. */
function cutAt(text: string, length: number): string {
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length
  return `${text.slice(0, end)} …`
}
