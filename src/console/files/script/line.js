// The line to the server. Events only say what has changed; where they cannot be had, we look by the clock.
import { find, inside, refresh, words } from './page.js'

const openWithin = 10000
// Two beats of the server are missing.
const silentFor = 60000
const lookEvery = 15000
const tryAgainAfter = 60000

/** @type {EventSource | null} */
let source = null
let heardAt = 0
let triedAt = -tryAgainAfter
let lost = false

function listen() {
  if (source || Date.now() - triedAt < tryAgainAfter) return
  triedAt = Date.now()
  const chat = find('chat')
  const about = chat ? `?chat=${encodeURIComponent(chat.dataset.chat || '')}` : ''
  const opened = new EventSource(`/desk/events${about}`)
  let opens = 0
  source = opened
  heard()

  opened.onopen = () => {
    heard()
    opens += 1
    // What happened before it stood is not told again: not while it was down, and not since the page was made.
    refresh(null)
    found()
  }
  opened.onmessage = ({ data }) => {
    heard()
    refresh(String(data).split(' '))
  }
  opened.addEventListener('beat', heard)
  opened.onerror = () => {
    lose()
    // Closed: refused, or the session is over. Otherwise the browser tries again by itself.
    if (opened.readyState === 2) giveUp(opened)
  }
  // A proxy may hold the events back for ever.
  setTimeout(() => {
    if (opens === 0) giveUp(opened)
  }, openWithin)
}

function heard() {
  heardAt = Date.now()
}

/** @param {EventSource} opened */
function giveUp(opened) {
  if (source !== opened) return
  opened.close()
  source = null
  // Where the session is over this leads to the sign-in page.
  refresh(null)
}

function lose() {
  lost = true
  say(words['line-lost'])
}

function found() {
  if (!lost) return
  lost = false
  say(words['line-back'])
  setTimeout(() => {
    if (!lost) say('')
  }, 4000)
}

/** @param {string} text */
function say(text) {
  const line = find('line')
  if (line && line.textContent !== text) line.textContent = text
}

if (inside) {
  document.body.addEventListener('htmx:sendError', lose)
  document.body.addEventListener('htmx:timeout', lose)
  document.body.addEventListener('htmx:afterOnLoad', found)
  window.addEventListener('online', () => {
    triedAt = -tryAgainAfter
    if (source) giveUp(source)
    listen()
  })
  window.addEventListener('offline', lose)
  setInterval(() => {
    if (source && Date.now() - heardAt > silentFor) giveUp(source)
    if (!source) refresh(null)
    listen()
  }, lookEvery)
  // A browser may have kept the page for its back button.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) refresh(null)
  })
  listen()
}
