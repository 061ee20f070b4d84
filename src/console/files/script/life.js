// A session lives by what a person does, not by what the page asks for by itself.
import { inside } from './page.js'

const sayEvery = 240000
let saidAt = Date.now()

function here() {
  if (!inside || Date.now() - saidAt < sayEvery) return
  saidAt = Date.now()
  const body = new URLSearchParams({ csrf: document.body.dataset.csrf || '' })
  fetch('/desk/here', { method: 'POST', body, credentials: 'same-origin' }).catch(() => {
    saidAt = 0
  })
}

for (const sign of ['keydown', 'pointerdown', 'wheel']) {
  document.addEventListener(sign, here, { passive: true })
}
