// Keys for everything. None works while somebody types, but Ctrl+Enter to send and Esc to leave the field.
import { find, inside, wish } from './page.js'
import { enterTool } from './saved.js'

const nextWithin = 1500
const usesKeys = wish('keys', true)
const dialog = /** @type {HTMLDialogElement | null} */ (find('keys'))
let wentAt = 0

document.addEventListener('keydown', (event) => {
  if (!inside || event.isComposing || event.defaultPrevented) return
  const at = event.target instanceof HTMLElement ? event.target : document.body
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return sendFrom(at, event)
  if (event.key === 'Escape') return leave(at)
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(at)) return
  if (!usesKeys.get() || dialog?.open) return
  const act = Date.now() - wentAt < nextWithin ? goTo(event.key) : acts[event.key]
  wentAt = 0
  if (!act) return
  event.preventDefault()
  act()
})

/** @type {{ [key: string]: (() => void) | undefined }} */
const acts = {
  '?': () => dialog?.showModal(),
  g: () => {
    wentAt = Date.now()
  },
  '/': search,
  j: () => move(1),
  k: () => move(-1),
  r: () => focusOn('[data-reply]'),
  c: () => press('c'),
  n: () => press('n'),
  f: () => press('f'),
  m: () => press('m'),
  t: () => press('t'),
  e: () => press('e'),
}

/** @param {string} key @returns {(() => void) | undefined} */
function goTo(key) {
  const link = document.querySelector(`.side [data-key="${CSS.escape(key)}"]`)
  return link instanceof HTMLElement ? () => link.click() : undefined
}

function search() {
  if (focusOn('[data-search]')) return
  const link = document.querySelector('.side [data-place="search"]')
  if (link instanceof HTMLElement) link.click()
}

/** Along the rows of a list, from where the focus is. @param {1 | -1} step */
function move(step) {
  const rows = Array.from(document.querySelectorAll('[data-row]'))
  const now = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[now < 0 ? (step > 0 ? 0 : rows.length - 1) : now + step]
  if (!next) return
  const inIt = next.querySelector('a[href], button')
  const aim = /** @type {HTMLElement} */ (inIt || next)
  if (!inIt && !next.hasAttribute('tabindex')) next.setAttribute('tabindex', '-1')
  aim.focus()
  next.scrollIntoView({ block: 'nearest' })
}

/** What the key stands for in the row that is chosen, or on a page that is about one thing. @param {string} key */
function press(key) {
  const row = document.activeElement?.closest('[data-row]')
  const named = `[data-press="${key}"]`
  const aim = row?.querySelector(named) || document.querySelector(`.chat ${named}`)
  if (!(aim instanceof HTMLElement)) return
  aim.click()
  // The browser tells of it a moment later, and whoever types on is quicker.
  const tool = aim.closest('details')
  if (tool?.open) enterTool(tool)
}

/** @param {HTMLElement} at @param {KeyboardEvent} event */
function sendFrom(at, event) {
  const form = at.closest('form')
  if (!form || !isTyping(at)) return
  event.preventDefault()
  form.requestSubmit()
}

/** @param {HTMLElement} at */
function leave(at) {
  // An open dialog closes itself.
  if (dialog?.open) return
  if (isTyping(at)) return at.blur()
  const back = document.querySelector('[data-back]')
  if (back instanceof HTMLElement) back.click()
}

/** @param {string} what @returns {boolean} */
function focusOn(what) {
  const found = document.querySelector(what)
  if (found instanceof HTMLElement) found.focus()
  return found !== null
}

/** @param {HTMLElement} at */
function isTyping(at) {
  return at.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
}

const use = find('keys-use')
if (use instanceof HTMLInputElement) {
  use.checked = usesKeys.get()
  use.addEventListener('change', () => usesKeys.set(use.checked))
}
