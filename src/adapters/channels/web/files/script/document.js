// The page as the server made it, and the pieces it is added to with. Text is only ever set as text.

/**
 * @typedef {{ text: string, bold: boolean }} Run
 * @typedef {{ id: string, label: string }} Choice
 * @typedef {'person' | 'suar' | 'worker'} By
 */

/** @param {string} id @returns {HTMLElement} */
export function get(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`missing: ${id}`)
  return found
}

/** @type {{ [key: string]: string }} */
export const words = JSON.parse(document.body.dataset.words || '{}')
export const log = get('log')
const statusLine = get('status')

/** @param {string} id */
export function removeIfThere(id) {
  const found = document.getElementById(id)
  if (found) found.remove()
}

/** @param {string} name @param {string} className @param {string} content */
export function element(name, className, content) {
  const made = document.createElement(name)
  made.className = className
  made.textContent = content
  return made
}

/**
 * @param {By} by @param {Run[][]} rows @param {string | null} language
 * @param {{ number: number, alt: string } | null} picture
 * @param {{ path: string, label: string } | null} file
 */
export function lineBox(by, rows, language, picture, file) {
  const box = element('div', `line ${by}${picture ? ' wide' : ''}`, '')
  if (language) box.lang = language
  const who = box.appendChild(element('span', 'by', words[`by-${by}`]))
  who.lang = document.documentElement.lang
  if (picture) {
    const image = document.createElement('img')
    image.alt = picture.alt
    image.src = `/picture/${picture.number}`
    box.appendChild(image)
  }
  rows.forEach((runs) => {
    const isItem = runs.length > 0 && runs[0].text.startsWith('•')
    const row = box.appendChild(element('p', isItem ? 'item' : '', ''))
    runs.forEach((run) => {
      row.appendChild(
        run.bold ? element('strong', '', run.text) : document.createTextNode(run.text),
      )
    })
  })
  if (file) box.appendChild(fileLink(file))
  return box
}

/** @param {{ path: string, label: string }} file */
function fileLink(file) {
  const link = document.createElement('a')
  link.className = 'file'
  link.href = file.path
  link.download = ''
  link.lang = document.documentElement.lang
  link.textContent = file.label
  return link
}

/** The short answers that stand in the page as it came. @returns {Choice[]} */
export function choicesShown() {
  return Array.from(document.querySelectorAll('#choices button'), (button) => ({
    id: /** @type {HTMLButtonElement} */ (button).value,
    label: /** @type {HTMLButtonElement} */ (button).dataset.label || '',
  }))
}

/** @param {Choice[]} choices */
export function choicesBox(choices) {
  const group = element('form', '', '')
  group.id = 'choices'
  group.setAttribute('aria-label', words['choices'])
  choices.forEach((choice, index) => {
    const button = document.createElement('button')
    button.className = 'plain choice'
    button.value = choice.id
    button.dataset.label = choice.label
    button.appendChild(element('span', 'digit', String(index + 1)))
    button.appendChild(document.createTextNode(` ${choice.label}`))
    group.appendChild(button)
  })
  return group
}

/** The one line under the text field that says how things stand. @param {string} note */
export function say(note) {
  if (statusLine.textContent !== note) statusLine.textContent = note
}

/** Takes a note away again, unless another stands there by now. @param {string} note */
export function unsay(note) {
  if (statusLine.textContent === note) say('')
}

/** Why nothing gets through: no network, or a fault of the server's. @param {number} status */
export function sayTrouble(status) {
  say(words[status === 0 ? 'offline' : 'trouble'])
}

export function unsayTrouble() {
  unsay(words['offline'])
  unsay(words['trouble'])
}

/** Whether the person sees the end of the chat, and so would miss what comes below. */
export function nearEnd() {
  return endOfPage() - window.pageYOffset < 200
}

export function scrollToEnd() {
  window.scrollTo(0, endOfPage())
}

/** As far down as there is something new, yet with the beginning of `box` in sight: its first line counts most. @param {HTMLElement} box */
export function scrollToRead(box) {
  const under = get('top').getBoundingClientRect().bottom + 8
  const start = box.getBoundingClientRect().top + window.pageYOffset - under
  window.scrollTo(0, Math.min(start, endOfPage()))
}

function endOfPage() {
  const page = document.documentElement
  return page.scrollHeight - page.clientHeight
}
