// The place of whoever reads a chat: it stays where it is, and what came below is counted.
import { find } from './page.js'
import { filled } from './ticks.js'

const nearTheEnd = 120
let wasAtEnd = true
let seen = 0

const page = document.documentElement

function isAtEnd() {
  return page.scrollHeight - page.scrollTop - page.clientHeight < nearTheEnd
}

export function toEnd() {
  page.scrollTop = page.scrollHeight
  seeAll()
}

function numbers() {
  const lines = document.querySelectorAll('.lines > .msg[id^="line-"]:not(.mark)')
  return Array.from(lines, ({ id }) => Number(id.slice('line-'.length)))
}

function seeAll() {
  seen = Math.max(seen, ...numbers())
  showBelow()
}

function showBelow() {
  const below = find('below')
  if (!below) return
  const count = numbers().filter((number) => number > seen).length
  below.hidden = count === 0
  if (count > 0) below.textContent = filled('below', { count })
}

/** A line that was on the page before, and where it stood. @type {{ line: Element, top: number } | null} */
let held = null

function holdPlace() {
  const line = document.querySelector('.lines > .msg')
  if (line) held = { line, top: line.getBoundingClientRect().top }
}

/** What was read stays where it was, though lines were put above it. */
function keepPlace() {
  if (!held) return
  const { line, top } = held
  held = null
  page.scrollTop += line.getBoundingClientRect().top - top
  const next = document.querySelector('.earlier-part a')
  if (next instanceof HTMLElement) next.focus({ preventScroll: true })
}

/** @param {Event} event */
const isOfChat = (event) => event.target instanceof Element && event.target.id === 'chat'

if (find('chat')) {
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (isOfChat(event)) wasAtEnd = isAtEnd()
    if (event.target instanceof Element && event.target.matches('.earlier')) holdPlace()
  })
  // Not when it has settled: until then the reader may have gone elsewhere, or the next lines may have come.
  document.body.addEventListener('htmx:afterSwap', (event) => {
    keepPlace()
    if (!isOfChat(event)) return
    if (wasAtEnd) toEnd()
    else showBelow()
  })
  // It has ended, or went where this member may not follow.
  document.body.addEventListener('htmx:responseError', (event) => {
    const { xhr, elt } = /** @type {CustomEvent} */ (event).detail
    const asked = elt instanceof Element && elt.matches('#chat, #write, #send-file')
    if (asked && xhr.status === 404) location.assign('/desk/queue?told=gone')
  })
  window.addEventListener(
    'scroll',
    () => {
      if (isAtEnd()) seeAll()
    },
    { passive: true },
  )
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('#below')) return
    event.preventDefault()
    toEnd()
  })
  if (!location.hash.startsWith('#line-')) toEnd()
}

// What was shown with a reason is gone with the page, also for whoever comes back to it.
window.addEventListener('pagehide', () => {
  const unmasked = find('unmasked')
  if (unmasked) unmasked.remove()
})
