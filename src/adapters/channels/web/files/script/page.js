// What the person does. Without this script the forms do the same, slower.
import { get, log, say, scrollToEnd, unsay, words } from './document.js'
import { hide } from './hide.js'
import { forgetFailure, listen, unlisten } from './listen.js'
import { look, stopLooking } from './look.js'
import { flush, send } from './send.js'
import { state } from './state.js'

const sayForm = get('say')
const text = /** @type {HTMLTextAreaElement} */ (get('text'))
const place = get('place')
const fileField = /** @type {HTMLInputElement} */ (get('file'))

sayForm.addEventListener('submit', (event) => {
  event.preventDefault()
  const written = text.value.trim()
  const file = fileField.files ? fileField.files[0] : undefined
  if (!written && !file) return
  if (written === '00') return hide()
  const { most, mostFile } = document.body.dataset
  if (new Blob([JSON.stringify(written)]).size + 100 > Number(most)) return say(words['too-large'])
  if (file && file.size > Number(mostFile)) return say(words['file-too-large'])
  text.value = ''
  say('')
  if (written) send('/say', { text: written }, written)
  if (file) sendFile(file)
  // On a phone the keyboard goes, so that there is room to read the answer.
  if (hasKeyboard()) text.focus()
  else text.blur()
})

/** @param {File} file */
function sendFile(file) {
  const isPicture = /^image\//.test(file.type)
  send('/say', {}, `[${words[isPicture ? 'media-photo' : 'media-document']}]`, file)
  fileField.value = ''
  get('attach').removeAttribute('open')
}

// Enter sends where there is a real keyboard; while a Vietnamese letter is being put together it does not.
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  if (!hasKeyboard()) return
  event.preventDefault()
  sayForm.dispatchEvent(new Event('submit', { cancelable: true }))
})

function hasKeyboard() {
  return window.matchMedia('(pointer: fine)').matches
}

log.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('.choice') : null
  if (!(button instanceof HTMLButtonElement)) return
  event.preventDefault()
  send('/choose', { choice: button.value }, button.dataset.label || '')
  // The button is gone. Not the text field: on a phone that opens the keyboard.
  log.focus({ preventScroll: true })
})

get('hide').addEventListener('submit', (event) => {
  event.preventDefault()
  hide()
})

let escapedAt = 0
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  if (Date.now() - escapedAt < 2000) hide()
  escapedAt = Date.now()
})

place.hidden = !('geolocation' in navigator) || !window.isSecureContext
place.addEventListener('click', () => {
  say(words['place-searching'])
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      if (state.left) return
      unsay(words['place-searching'])
      const { latitude, longitude } = coords
      send('/place', { latitude, longitude }, words['place-sent'])
    },
    (fault) => say(words[fault.code === 1 ? 'place-denied' : 'place-failed']),
    { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
  )
})

function wake() {
  state.quiet = 0
  forgetFailure()
  flush()
  look()
  listen()
}

window.addEventListener('online', wake)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) return wake()
  unlisten()
  stopLooking()
})

// A browser may keep the page for its back button: it keeps an empty one.
window.addEventListener('pagehide', () => {
  log.textContent = ''
})
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  state.last = 0
  wake()
})

if (state.last > 0) scrollToEnd()
listen()
if (state.known) look()
