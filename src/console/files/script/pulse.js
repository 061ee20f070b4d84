// What the head of the page says, said in the title too, and once by a sound.
import { find } from './page.js'
import { ring } from './sound.js'

const plainTitle = document.title
let rung = readPulse().ring

function readPulse() {
  const pulse = find('pulse')
  return {
    count: Number(pulse?.dataset.count || 0),
    ring: pulse?.dataset.ring || '',
  }
}

function showPulse() {
  const now = readPulse()
  document.title = now.count > 0 ? `(${now.count}) ${plainTitle}` : plainTitle
  // A reason that is gone leaves an older one behind, which was rung for already.
  if (now.ring <= rung) return
  rung = now.ring
  ring()
}

document.body.addEventListener('htmx:afterSettle', showPulse)
showPulse()
