import { parse } from 'parse5'
import { countColumns, countRows, most, oneLine, Refused } from './limits.mjs'

/** @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node */
/** @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element */

/** What is never read as text. */
const unseen = new Set(['script', 'style', 'template', 'noscript', 'select', 'svg', 'iframe'])

/**
 * Every table of a page. A table within a cell is one of its own; what it says is no part of that cell.
 * @param {string} text
 */
export function tablesOfHtml(text) {
  const found = elementsOf(parse(text), (name) => name === 'table')
  if (found.length === 0) throw new Refused('There is no table on this page.')
  if (found.length > most.tables) throw new Refused(`It has more than ${most.tables} tables.`)
  return found.map((table, at) => ({ name: `table ${at + 1}`, rows: rowsOf(table) }))
}

/** @param {Element} table */
function rowsOf(table) {
  const own = elementsOf(table, (name) => name === 'tr', 'table')
  countRows(own.length)
  /** Cells that reach down from rows above, by column. */
  /** @type {Map<number, { text: string, rows: number }>} */
  const reaching = new Map()
  return own.map((tr) => {
    /** @type {string[]} */
    const row = []
    const takeReaching = () => {
      for (let above = reaching.get(row.length); above; above = reaching.get(row.length)) {
        if (above.rows <= 1) reaching.delete(row.length)
        else above.rows -= 1
        row.push(above.text)
      }
    }
    for (const cell of elementsOf(tr, (name) => name === 'td' || name === 'th', 'table')) {
      takeReaching()
      const content = oneLine(textOf(cell))
      const down = spanOf(cell, 'rowspan', most.rows)
      for (let i = spanOf(cell, 'colspan', most.columns); i > 0; i--) {
        countColumns(row.length + 1)
        if (down > 1) reaching.set(row.length, { text: content, rows: down - 1 })
        row.push(content)
      }
    }
    takeReaching()
    return row
  })
}

/**
 * @param {Element} cell
 * @param {string} name
 * @param {number} longest
 */
function spanOf(cell, name, longest) {
  const written = cell.attrs.find((attribute) => attribute.name === name)?.value ?? ''
  const span = /^\d{1,6}$/.test(written.trim()) ? Number(written) : 1
  return Math.min(Math.max(span, 1), longest)
}

/**
 * Elements of a kind in the order of the page, not those inside an element of the kind `closed`.
 * Without recursion: a page may be nested as deeply as it likes.
 * @param {Node} root
 * @param {(name: string) => boolean} isWanted
 * @param {string} [closed]
 */
function elementsOf(root, isWanted, closed) {
  /** @type {Element[]} */
  const found = []
  const left = childrenOf(root).reverse()
  for (let node = left.pop(); node; node = left.pop()) {
    if (!('tagName' in node) || unseen.has(node.tagName)) continue
    if (isWanted(node.tagName)) found.push(node)
    if (node.tagName === closed) continue
    left.push(...childrenOf(node).reverse())
  }
  return found
}

/** @param {Element} cell */
function textOf(cell) {
  let text = ''
  const left = childrenOf(cell).reverse()
  for (let node = left.pop(); node; node = left.pop()) {
    if ('value' in node) text += node.value
    if (!('tagName' in node) || node.tagName === 'table' || unseen.has(node.tagName)) continue
    // Words of two blocks do not run together.
    text += ' '
    left.push(...childrenOf(node).reverse())
  }
  return text
}

/**
 * @param {Node} node
 * @returns {Node[]}
 */
function childrenOf(node) {
  return 'childNodes' in node ? [...node.childNodes] : []
}
