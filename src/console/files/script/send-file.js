// A file for the person: shown before it goes, sent once however often it is tried, and kept until it is safe.
import { freshId } from './draft.js'
import { find, words } from './page.js'
import { toEnd } from './reader.js'
import { filled } from './ticks.js'

const sideOfPreview = 224
/** The id of what was sent, perhaps in vain. */
let triedId = ''

/** @returns {HTMLFormElement | null} */
const fileForm = () => /** @type {HTMLFormElement | null} */ (find('send-file'))
/** @returns {HTMLInputElement | null} */
const fileField = () => /** @type {HTMLInputElement | null} */ (find('file-chosen'))

/** @param {HTMLFormElement} form @returns {HTMLInputElement} */
const fileId = (form) => /** @type {any} */ (form).elements.namedItem('id')

/** @param {string} text */
function tell(text) {
  const told = find('file-told')
  if (told) told.textContent = text
}

/** What the server would refuse is told before a slow line has carried it. @param {HTMLInputElement} field @param {File} file */
function refusal(field, file) {
  const most = Number(field.dataset.mostBytes)
  if (file.size > most) return filled('file-too-large', { most: Math.round(most / 1048576) })
  // A telephone that names no type is let go on: what the bytes say is looked at there.
  const known = file.type === '' || field.accept.split(',').includes(file.type)
  return known ? '' : words['file-wrong-type']
}

/** @param {number} bytes */
function sizeOf(bytes) {
  const [value, unit] =
    bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'kB'] : [Math.ceil(bytes / 1e5) / 10, 'MB']
  return `${Number(value).toLocaleString(document.documentElement.lang)} ${unit}`
}

/** @param {HTMLInputElement} field */
async function showChosen(field) {
  const shown = find('file-shown')
  const [canvas, line] = [shown?.querySelector('canvas'), shown?.querySelector('p')]
  const file = field.files?.[0]
  if (!shown || !canvas || !line) return
  shown.hidden = true
  const why = file ? refusal(field, file) : ''
  field.setCustomValidity(why)
  tell(why)
  if (!file || why !== '') return
  const isPicture = file.type.startsWith('image/')
  line.textContent = `${words[isPicture ? 'file-photo' : 'file-document']}, ${sizeOf(file.size)}: ${file.name}`
  canvas.hidden = true
  shown.hidden = false
  if (!isPicture) return
  try {
    const picture = await createImageBitmap(file)
    if (field.files?.[0] !== file) return
    const scale = Math.min(1, sideOfPreview / Math.max(picture.width, picture.height))
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    canvas.hidden = false
  } catch {
    // It cannot be drawn here; its name and size stand there, and the server looks at its bytes.
  }
}

/** @param {number | null} percent null: nothing is under way */
function showProgress(percent) {
  const bar = /** @type {HTMLProgressElement | null} */ (find('file-progress'))
  if (!bar) return
  bar.hidden = percent === null
  if (percent !== null) bar.value = percent
}

/** @param {HTMLFormElement} form */
function letGo(form) {
  form.reset()
  fileId(form).value = freshId()
  const [shown, tool] = [find('file-shown'), form.closest('details')]
  if (shown) shown.hidden = true
  if (tool) tool.open = false
  tell('')
}

document.addEventListener('input', ({ target }) => {
  const form = fileForm()
  if (!form || !(target instanceof Element) || !form.contains(target)) return
  // Another file, or other words, are another message.
  if (fileId(form).value === triedId) fileId(form).value = freshId()
  const field = fileField()
  if (target === field && field) void showChosen(field)
})

document.body.addEventListener('htmx:beforeRequest', (event) => {
  const form = fileForm()
  if (!form || /** @type {CustomEvent} */ (event).detail.elt !== form) return
  triedId = fileId(form).value
  tell('')
  showProgress(0)
})

document.body.addEventListener('htmx:xhr:progress', (event) => {
  const { loaded, total, lengthComputable } = /** @type {CustomEvent} */ (event).detail
  if (event.target === fileForm() && lengthComputable) showProgress((100 * loaded) / total)
})

document.body.addEventListener('htmx:afterRequest', (event) => {
  const { elt, xhr } = /** @type {CustomEvent} */ (event).detail
  const form = fileForm()
  if (!(elt instanceof HTMLFormElement) || !elt.matches('#send-file')) return
  showProgress(null)
  if (xhr.getResponseHeader('Suar-Said') === triedId && form) {
    letGo(form)
    toEnd()
  } else if (!(xhr.status >= 200 && xhr.status < 300)) tell(words['file-unconfirmed'])
})
