// The one-time link: its secret goes from behind the # into the form, and out of the address at once.
import { find } from './page.js'

function takeIn() {
  const form = find('welcome')
  if (!(form instanceof HTMLFormElement) || location.hash.length < 2) return
  const token = /** @type {HTMLInputElement} */ (form.elements.namedItem('token'))
  token.value = location.hash.slice(1)
  history.replaceState(null, '', location.pathname)
  form.requestSubmit()
}

// Pasted over the address of this very page, it loads nothing anew.
window.addEventListener('hashchange', takeIn)
takeIn()
