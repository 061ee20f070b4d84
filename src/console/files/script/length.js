// What is longer than is taken is told while it is written, and never cut: not by the field, not on its way.
import { filled } from './ticks.js'

/** @param {HTMLTextAreaElement} field */
function measure(field) {
  const most = Number(field.dataset.most)
  // A form sends a line end as two characters, and the server counts it as one, as here.
  const long = field.value.length > most
  field.setCustomValidity(long ? filled('too-long', { most }) : '')
  if (long) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
}

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.dataset.most) measure(target)
})
