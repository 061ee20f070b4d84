// Looking: what may be seen is asked of the server, and only that is shown.
import { ask } from './ask.js'
import {
  choicesBox,
  choicesShown,
  lineBox,
  log,
  nearEnd,
  removeIfThere,
  say,
  sayTrouble,
  scrollToRead,
  unsayTrouble,
  words,
} from './document.js'
import { drop, hasUnsent, state } from './state.js'

/**
 * @typedef {{ number: number, by: import('./document.js').By, messageId: string | null,
 *   language: string | null, picture: string | null, file: { path: string, label: string } | null,
 *   rows: import('./document.js').Run[][],
 *   choices: import('./document.js').Choice[] }} Line
 * @typedef {{ known: boolean, reset: boolean, lines: Line[] }} Screen
 */

let looking = false
let lookAgain = false
/** @type {number | undefined} */
let lookTimer

export async function look() {
  if (state.left || document.hidden) return
  clearTimeout(lookTimer)
  if (looking) {
    lookAgain = true
    return
  }
  looking = true
  const answer = await ask(`/screen?after=${state.last}`)
  looking = false
  if (state.left) return
  if (answer.status === 200) {
    if (!hasUnsent()) unsayTrouble()
    show(answer.data)
  } else {
    sayTrouble(answer.status)
  }
  if (lookAgain) {
    lookAgain = false
    look()
  } else if (!state.listening || answer.status !== 200) {
    lookLater()
  }
}

export function stopLooking() {
  clearTimeout(lookTimer)
}

// Where no events come: every five seconds at first, less often while nothing happens.
function lookLater() {
  if (!state.known) return
  lookTimer = setTimeout(look, Math.min(5000 * 1.3 ** state.quiet, 60000))
  state.quiet += 1
}

/** The short answers that are open: a reply of two messages may carry them on the first. */
let open = choicesShown()

/** @param {Screen} screen */
function show(screen) {
  if (!screen.known) {
    // Something was sent and stored, and still the server does not know us.
    if (state.known) say(words['no-cookies'])
    return
  }
  if (screen.reset) {
    log.textContent = ''
    state.last = 0
    open = []
    state.waiting.filter((one) => one.sent).forEach(drop)
  }
  const fresh = screen.lines.filter((line) => line.number > state.last)
  const newest = fresh[fresh.length - 1]
  if (!newest) return
  state.quiet = 0
  removeIfThere('intro')
  removeIfThere('choices')
  const follow = nearEnd()
  const boxes = fresh.map((line) => {
    state.waiting.filter((one) => one.id === line.messageId).forEach(drop)
    const picture = line.picture === null ? null : { number: line.number, alt: line.picture }
    return log.appendChild(lineBox(line.by, line.rows, line.language, picture, line.file))
  })
  state.last = newest.number
  fresh.forEach((line) => {
    if (line.by === 'person') open = []
    if (line.choices.length > 0) open = line.choices
  })
  if (open.length > 0 && state.waiting.length === 0) log.appendChild(choicesBox(open))
  const reply = fresh.findIndex((line) => line.by !== 'person')
  if (follow) scrollToRead(boxes[reply < 0 ? boxes.length - 1 : reply])
}
