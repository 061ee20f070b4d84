// Sending: one after the other, each with an id of its own, until the server has it.
import { ask, randomId } from './ask.js'
import {
  element,
  get,
  lineBox,
  removeIfThere,
  say,
  sayTrouble,
  scrollToEnd,
  unsayTrouble,
  words,
} from './document.js'
import { listen } from './listen.js'
import { look } from './look.js'
import { state } from './state.js'

const longestWait = 30000

let sending = false
let failures = 0
/** @type {number | undefined} */
let sendTimer

/** Shows it at once and sends it. @param {string} path @param {{ [name: string]: unknown }} fields @param {string} shown */
export function send(path, fields, shown) {
  const box = lineBox('person', plainRows(shown), null, null)
  const note = box.appendChild(element('span', 'state', words['sending']))
  const id = randomId()
  const withId = Object.assign({ id }, fields)
  state.waiting.push({ id, path, fields: withId, sent: false, box, state: note })
  state.quiet = 0
  removeIfThere('intro')
  removeIfThere('choices')
  // From now on the chat needs the room.
  get('text').setAttribute('rows', '2')
  get('waiting').appendChild(box)
  scrollToEnd()
  flush()
}

/** @param {string} written */
function plainRows(written) {
  return written.split('\n').map((row) => [{ text: row, bold: false }])
}

export function stopSending() {
  clearTimeout(sendTimer)
}

/** Tries the oldest unsent one now. */
export async function flush() {
  const next = state.waiting.find((one) => !one.sent)
  if (sending || state.left || !next) return
  clearTimeout(sendTimer)
  sending = true
  const { status, data } = await ask(next.path, next.fields)
  sending = false
  if (state.left) return
  if (status === 202) stored(next)
  else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    refused(next, data.message || words['refused'])
  } else return notYet(next, status)
  flush()
}

/** @param {import('./state.js').Waiting} one */
function stored(one) {
  failures = 0
  one.sent = true
  one.state.textContent = words['sent']
  unsayTrouble()
  state.known = true
  listen()
  look()
}

/** @param {import('./state.js').Waiting} one @param {number} status */
function notYet(one, status) {
  failures += 1
  sayTrouble(status)
  const retry = element('button', 'plain', words['retry'])
  retry.addEventListener('click', () => {
    get('text').focus()
    flush()
  })
  one.state.textContent = `${words['unsent']} `
  one.state.appendChild(retry)
  // What is still to be sent stays in sight, but nobody who reads further up is torn away again and again.
  if (failures === 1) scrollToEnd()
  sendTimer = setTimeout(flush, Math.min(1000 * 2 ** failures, longestWait))
}

/** Trying again would not help. The words go back into the field. @param {import('./state.js').Waiting} one @param {string} why */
function refused(one, why) {
  state.waiting = state.waiting.filter((other) => other !== one)
  one.state.textContent = words['refused']
  say(why)
  const text = /** @type {HTMLTextAreaElement} */ (get('text'))
  if (!text.value && typeof one.fields.text === 'string') text.value = one.fields.text
}
