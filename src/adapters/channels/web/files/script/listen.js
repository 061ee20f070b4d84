// Listening: events only say "look". Where they cannot be had, we look by the clock.
import { look } from './look.js'
import { state } from './state.js'

const openWithin = 10000
// Two beats of the server are missing.
const silentFor = 60000
const tryAgainAfter = 300000

/** @type {EventSource | null} */
let source = null
let heardAt = 0
let triedAt = -tryAgainAfter

export function listen() {
  if (source || !state.known || state.left || document.hidden) return
  if (typeof EventSource === 'undefined' || Date.now() - triedAt < tryAgainAfter) return
  const opened = new EventSource('/events')
  let isOpen = false
  source = opened
  state.listening = true
  heard()

  opened.onopen = () => {
    isOpen = true
    heard()
    look()
  }
  opened.onmessage = () => {
    heard()
    look()
  }
  opened.addEventListener('beat', heard)
  opened.onerror = () => {
    // Closed: refused, or not to be had here. Otherwise the browser tries again by itself.
    if (source === opened && opened.readyState === 2) giveUp()
  }
  // A proxy may hold the events back for ever.
  setTimeout(() => {
    if (source === opened && !isOpen) giveUp()
  }, openWithin)
}

export function unlisten() {
  if (source) source.close()
  source = null
  state.listening = false
}

/** Events may be had again, as after the network came back. */
export function forgetFailure() {
  triedAt = -tryAgainAfter
}

function heard() {
  heardAt = Date.now()
}

function giveUp() {
  unlisten()
  triedAt = Date.now()
  look()
}

setInterval(() => {
  if (source && Date.now() - heardAt > silentFor) giveUp()
  else listen()
}, openWithin)
