// Hiding: the screen first, then everything else.
import { randomId } from './ask.js'
import { get, words } from './document.js'
import { unlisten } from './listen.js'
import { stopLooking } from './look.js'
import { stopSending } from './send.js'
import { state } from './state.js'

/** Clears the screen at once, tells the server if it can, and leaves a page without a way back. */
export function hide() {
  if (state.left) return
  state.left = true
  const dull = /** @type {HTMLTemplateElement} */ (get('dull')).content
  const text = /** @type {HTMLTextAreaElement} */ (get('text'))
  text.value = ''
  document.body.textContent = ''
  document.body.className = ''
  document.body.appendChild(dull)
  document.title = words['dull-title']
  window.scrollTo(0, 0)
  history.replaceState(null, '', '/info')

  unlisten()
  stopSending()
  stopLooking()
  const id = randomId()
  rememberIn(document, id)
  const unsent = state.waiting
    .filter((one) => !one.sent && typeof one.fields.text === 'string')
    .map((one) => ({ id: one.id, text: one.fields.text }))
  state.waiting = []
  if (state.known || unsent.length > 0) tell(id, unsent)
  if (navigator.onLine !== false) location.replace('/info')
}

// Without a connection the cookie is what is left: the next request tells the server. It is written the old
// way, as these browsers do not know the cookie store.
/** @param {Document} page @param {string} id */
function rememberIn(page, id) {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  page.cookie = `shut=a${id}; path=/; max-age=2592000; samesite=lax${secure}`
}

/** Goes on after the page is gone. What is too long for that goes without the unsent texts. @param {string} id @param {object[]} unsent */
function tell(id, unsent) {
  if (!navigator.sendBeacon('/hide', json({ id, unsent }))) {
    navigator.sendBeacon('/hide', json({ id, unsent: [] }))
  }
}

/** @param {object} fields */
function json(fields) {
  return new Blob([JSON.stringify(fields)], { type: 'application/json' })
}
