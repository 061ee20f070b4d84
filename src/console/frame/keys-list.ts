import { html } from 'hono/html'
import type { ConsoleKey, Words } from '../words.ts'

/** What each key does, as the script has it in `files/script/keys.js`. */
const rows: { keys: string[]; sequence?: true; what: ConsoleKey }[] = [
  { keys: ['?'], what: 'frame:key-help' },
  { keys: ['g', 'q'], sequence: true, what: 'frame:key-queue' },
  { keys: ['g', 'm'], sequence: true, what: 'frame:key-mine' },
  { keys: ['g', 'r'], sequence: true, what: 'frame:key-rota' },
  { keys: ['/'], what: 'frame:key-search' },
  { keys: ['j', 'k'], what: 'frame:key-move' },
  { keys: ['Enter'], what: 'frame:key-open' },
  { keys: ['c'], what: 'frame:key-claim' },
  { keys: ['n'], what: 'frame:key-not-now' },
  { keys: ['r'], what: 'frame:key-reply' },
  { keys: ['/'], what: 'frame:key-saved' },
  { keys: ['f'], what: 'frame:key-file' },
  { keys: ['m'], what: 'frame:key-note' },
  { keys: ['t'], what: 'frame:key-hand-on' },
  { keys: ['e'], what: 'frame:key-end' },
  { keys: ['Ctrl+Enter'], what: 'frame:key-send' },
  { keys: ['Esc'], what: 'frame:key-back' },
]

export function keysTable(words: Words) {
  return html`<table class="keys"><tbody>
${rows.map(({ keys, sequence, what }) => html`<tr><th scope="row">${keys.map((key, at) => html`${at > 0 && (sequence ? ` ${words('frame:key-then')} ` : ' / ')}<kbd>${key}</kbd>`)}</th><td>${words(what)}</td></tr>`)}
</tbody></table>`
}

/** Shown over any page by `?`. Without the script there is the page of its own. */
export function keysDialog(words: Words) {
  return html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${words('frame:keys')}</h2>
${keysTable(words)}
<p>${words('frame:keys-hint')}</p>
<label class="tick"><input type="checkbox" id="keys-use" checked><span>${words('frame:keys-use')}</span></label>
<form method="dialog"><button>${words('frame:keys-close')}</button></form>
</dialog>`
}
