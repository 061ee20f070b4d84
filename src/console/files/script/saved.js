// Replies at hand: opened by a slash where a word begins, looked through by typing, put in where the cursor stands.
import { find } from './page.js'

const panel = () => /** @type {HTMLDetailsElement | null} */ (find('tool-saved'))
const replyField = () => /** @type {HTMLTextAreaElement | null} */ (find('reply'))
const savedSearch = () => /** @type {HTMLInputElement | null} */ (find('saved-search'))

/** @returns {HTMLElement[]} */
function offered() {
  const links = /** @type {HTMLElement[]} */ (
    Array.from(document.querySelectorAll('#tool-saved [data-saved]'))
  )
  return links.filter(({ parentElement }) => parentElement && !parentElement.hidden)
}

function openSaved() {
  const [details, search] = [panel(), savedSearch()]
  if (!details || !search) return
  details.open = true
  search.hidden = false
  search.value = ''
  narrow()
  search.focus()
}

function closeSaved() {
  const [details, reply] = [panel(), replyField()]
  if (details) details.open = false
  if (reply) reply.focus()
}

function narrow() {
  const search = savedSearch()
  const wanted = fold(search ? search.value : '')
  const rows = /** @type {HTMLElement[]} */ (
    Array.from(document.querySelectorAll('.saved-list > li'))
  )
  const byName = rows.filter((row) => has(row.querySelector('strong'), wanted))
  // By what staff call them; where none is called so, by what they say.
  const fitting = byName.length > 0 ? byName : rows.filter((row) => has(row, wanted))
  for (const row of rows) row.hidden = !fitting.includes(row)
  const none = find('saved-none')
  if (none) none.hidden = fitting.length > 0
}

/** @param {Element | null} in_ @param {string} wanted */
function has(in_, wanted) {
  return in_ !== null && fold(in_.textContent || '').includes(wanted)
}

/** Without marks and capitals. @param {string} text */
function fold(text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
}

/** @param {string} text */
function putIn(text) {
  const reply = replyField()
  if (!reply) return
  reply.setRangeText(text, reply.selectionStart, reply.selectionEnd, 'end')
  reply.dispatchEvent(new Event('input', { bubbles: true }))
  closeSaved()
}

/** @param {HTMLTextAreaElement} field */
function beginsWord({ value, selectionStart }) {
  return selectionStart === 0 || /\s/.test(value.charAt(selectionStart - 1))
}

/** @param {KeyboardEvent} event */
function inPanel(event) {
  const links = offered()
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const search = savedSearch()
  if (event.key === 'Escape') return closeSaved
  if (event.key === 'ArrowDown') return () => links[at + 1]?.focus()
  if (event.key === 'ArrowUp') return () => (at > 0 ? links[at - 1] : search)?.focus()
  if (event.target !== search) return null
  if (event.key === 'Enter') return () => links[0]?.click()
  if (event.key === '/' && search && search.value === '') return () => putIn('/')
  return null
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const { target } = event
  const opens =
    event.key === '/' && target instanceof HTMLTextAreaElement && target === replyField()
  const act =
    opens && beginsWord(target)
      ? openSaved
      : target instanceof Element && target.closest('#tool-saved')
        ? inPanel(event)
        : null
  if (!act || !panel()) return
  event.preventDefault()
  act()
})

document.addEventListener('input', ({ target }) => {
  if (target === savedSearch()) narrow()
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-saved]') : null
  const text = link?.querySelector('span')
  if (!text || !replyField()) return
  event.preventDefault()
  putIn(text.textContent || '')
})

/** A tool that was opened is there to be filled in. @param {HTMLDetailsElement} tool */
export function enterTool(tool) {
  const search = savedSearch()
  if (search && tool.contains(search)) search.hidden = false
  const field = tool.querySelector('textarea, select, input:not([type=hidden]), .tool-body button')
  const isIn = document.activeElement !== null && tool.contains(document.activeElement)
  const fresh = !isIn || document.activeElement === tool.querySelector('summary')
  if (field instanceof HTMLElement && tool.matches('.tool') && fresh) field.focus()
}

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) enterTool(target)
  },
  true,
)
