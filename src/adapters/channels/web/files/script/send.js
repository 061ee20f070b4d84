// Sending: one after the other, each with an id of its own, until the server has it. Files go beside the
// words, so that nothing written waits for a picture.
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

/** @typedef {{ sending: boolean, failures: number, timer: number | undefined }} Lane */

/** @type {Lane} */
const wordsLane = { sending: false, failures: 0, timer: undefined }
/** @type {Lane} */
const filesLane = { sending: false, failures: 0, timer: undefined }

/**
 * Shows it at once and sends it.
 * @param {string} path @param {{ [name: string]: unknown }} fields @param {string} shown @param {File} [file]
 */
export function send(path, fields, shown, file) {
  const box = lineBox('person', plainRows(shown), null, null, null)
  const note = box.appendChild(element('span', 'state', words['sending']))
  const id = randomId()
  const withId = Object.assign({ id }, fields)
  state.waiting.push({ id, path, fields: withId, sent: false, box, state: note, file })
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
  clearTimeout(wordsLane.timer)
  clearTimeout(filesLane.timer)
}

/** Tries the oldest unsent ones now. */
export function flush() {
  run(wordsLane)
  run(filesLane)
}

/** @param {Lane} lane */
async function run(lane) {
  const next = state.waiting.find((one) => !one.sent && laneOf(one) === lane)
  if (lane.sending || state.left || !next) return
  clearTimeout(lane.timer)
  lane.sending = true
  const { status, data } = await ask(next.path, next.fields, next.file)
  lane.sending = false
  if (state.left) return
  if (status === 202) stored(next)
  else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    refused(next, data.message || words['refused'])
  } else return notYet(next, status)
  run(lane)
}

/** @param {import('./state.js').Waiting} one */
function laneOf(one) {
  return one.file ? filesLane : wordsLane
}

/** @param {import('./state.js').Waiting} one */
function stored(one) {
  laneOf(one).failures = 0
  one.sent = true
  one.state.textContent = words['sent']
  unsayTrouble()
  state.known = true
  listen()
  look()
}

/** @param {import('./state.js').Waiting} one @param {number} status */
function notYet(one, status) {
  const lane = laneOf(one)
  lane.failures += 1
  sayTrouble(status)
  const retry = element('button', 'plain', words['retry'])
  retry.addEventListener('click', () => {
    get('text').focus()
    flush()
  })
  one.state.textContent = `${words['unsent']} `
  one.state.appendChild(retry)
  // What is still to be sent stays in sight, but nobody who reads further up is torn away again and again.
  if (lane.failures === 1) scrollToEnd()
  lane.timer = setTimeout(() => run(lane), Math.min(1000 * 2 ** lane.failures, longestWait))
}

/** Trying again would not help. The words go back into the field. @param {import('./state.js').Waiting} one @param {string} why */
function refused(one, why) {
  state.waiting = state.waiting.filter((other) => other !== one)
  one.state.textContent = words['refused']
  say(why)
  const text = /** @type {HTMLTextAreaElement} */ (get('text'))
  if (!text.value && typeof one.fields.text === 'string') text.value = one.fields.text
}
