// What was typed outlives a lost line and a reload, in this tab alone, until the server has it.
import { find, inside, words } from './page.js'
import { toEnd } from './reader.js'

/** @typedef {{ id: string, text: string, tried: boolean }} Draft */

const begin = 'desk-draft-'
/** @type {Draft | null} */
let sending = null

/** @param {HTMLElement} field */
function draftKey(field) {
  const chat = find('chat')
  const { chat: name, me } = chat ? chat.dataset : {}
  return `${begin}${me}-${name}-${field.dataset.draft}`
}

/** @param {string} key @returns {Draft | null} */
function readDraft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) || 'null')
  } catch {
    return null
  }
}

/** @param {string} key @param {Draft | null} draft */
function keepDraft(key, draft) {
  try {
    if (draft && draft.text !== '') sessionStorage.setItem(key, JSON.stringify(draft))
    else sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing: the words stand in the field.
  }
}

export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @param {HTMLTextAreaElement} field @returns {HTMLInputElement} */
const idOf = (field) => /** @type {any} */ (field.form).elements.namedItem('id')

/** @returns {HTMLTextAreaElement[]} */
const draftFields = () => Array.from(document.querySelectorAll('textarea[data-draft]'))

function restore() {
  for (const field of draftFields()) {
    const draft = readDraft(draftKey(field))
    if (!draft || field.value !== '' || draft === sending) continue
    field.value = draft.text
    idOf(field).value = draft.id
  }
}

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement) || !target.dataset.draft) return
  const key = draftKey(target)
  // Other words than those that were sent, perhaps in vain, are another message.
  const before = readDraft(key)
  if (before?.tried && before.text !== target.value) idOf(target).value = freshId()
  keepDraft(key, { id: idOf(target).value, text: target.value, tried: false })
})

/** @param {unknown} form @returns {HTMLTextAreaElement | null} */
function fieldIn(form) {
  return form instanceof HTMLFormElement ? form.querySelector('textarea[data-draft]') : null
}

/** @param {HTMLTextAreaElement} field */
function markTried(field) {
  const draft = { id: idOf(field).value, text: field.value, tried: true }
  keepDraft(draftKey(field), draft)
  return draft
}

document.addEventListener('submit', ({ target }) => {
  const field = fieldIn(target)
  if (field) markTried(field)
})

document.body.addEventListener('htmx:beforeRequest', (event) => {
  const field = fieldIn(/** @type {CustomEvent} */ (event).detail.elt)
  if (field) sending = markTried(field)
})

document.body.addEventListener('htmx:afterRequest', (event) => {
  const { elt, xhr } = /** @type {CustomEvent} */ (event).detail
  if (!sending || !(elt instanceof HTMLFormElement) || !elt.matches('#write')) return
  const sent = sending
  sending = null
  const said = xhr.getResponseHeader('Suar-Said') === sent.id
  const field = fieldIn(elt)
  tellUnconfirmed(!said && !(xhr.status >= 200 && xhr.status < 300))
  if (!said || !field) return
  // What was typed on meanwhile stays.
  const more = field.value.startsWith(sent.text) ? field.value.slice(sent.text.length) : field.value
  field.value = more.trimStart()
  idOf(field).value = freshId()
  keepDraft(draftKey(field), { id: idOf(field).value, text: field.value, tried: false })
  toEnd()
})

/** @param {boolean} is */
function tellUnconfirmed(is) {
  const told = find('unconfirmed')
  if (told) told.textContent = is ? words['unconfirmed'] : ''
}

function forgetAll() {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(begin)) sessionStorage.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}

if (find('chat')) {
  const asked = new URLSearchParams(location.search)
  const note = /** @type {HTMLTextAreaElement | null} */ (
    document.querySelector('textarea[data-draft="note"]')
  )
  if (asked.get('told') === 'noted' && note) keepDraft(draftKey(note), null)
  restore()
  document.body.addEventListener('htmx:afterSettle', restore)
}
if (!inside && location.pathname === '/desk/signed-out') forgetAll()
