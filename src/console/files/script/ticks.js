// Times that go on by themselves, by the server's clock: how long somebody waits, and whether words still reach.
import { find, words } from './page.js'

const tickEvery = 5000
const minute = 60000
const ahead = Number(document.body.dataset.now || Date.now()) - Date.now()

/** @param {string} name @param {{ [slot: string]: number | string }} values */
export function filled(name, values) {
  return (words[name] || '').replace(/\{(\w+)\}/g, (_, slot) => String(values[slot]))
}

/** @param {number} ms */
function agoWords(ms) {
  const minutes = Math.max(0, Math.floor(ms / minute))
  if (minutes < 1) return filled('ago-now', {})
  if (minutes < 60) return filled('ago-minutes', { minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return filled('ago-hours', { hours, minutes: minutes % 60 })
  return filled('ago-days', { days: Math.floor(hours / 24), hours: hours % 24 })
}

function tick() {
  const now = Date.now() + ahead
  for (const one of document.querySelectorAll('[data-ago]')) {
    write(one, agoWords(now - Number(one.getAttribute('data-ago'))))
  }
  tickReach(now)
}

/** As `chats/reach.ts` says it. @param {number} now */
function tickReach(now) {
  const reach = find('reach')
  if (!reach?.dataset.heard) return
  const until = Number(reach.dataset.until)
  const ago = agoWords(now - Number(reach.dataset.heard))
  const how = now > until ? 'late' : reach.dataset.short === 'yes' ? 'soon' : 'open'
  write(reach, filled(`reach-${how}`, { ago, left: agoWords(until - now) }))
  reach.className = `reach ${how}`
}

/** @param {Element} on @param {string} text */
function write(on, text) {
  if (on.textContent !== text) on.textContent = text
}

setInterval(tick, tickEvery)
document.body.addEventListener('htmx:afterSettle', tick)
tick()
