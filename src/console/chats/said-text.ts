import { html } from 'hono/html'

/** Characters that turn the order of others around: shown by their number, never obeyed. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** A piece of a text, and by which signs it is marked, counted from 1; none where it is plain. */
type Piece = { text: string; signs: number[] }

/**
 * What somebody wrote, as text and nothing else: it stands apart from the direction of all around it, and the
 * words in which signs are seen are marked. `quotes`: of the signs, in their order; '' has no place in the text.
 */
export function saidText(text: string, quotes: readonly string[] = []) {
  return html`<div class="said" dir="auto">${piecesOf(text, quotes).map(({ text: piece, signs }) =>
    signs.length === 0
      ? plain(piece)
      : html`<mark data-signs="${signs.join(' ')}">${plain(piece)}</mark>`,
  )}</div>`
}

function plain(text: string) {
  return text
    .split(new RegExp(`(${turning.source})`, 'u'))
    .filter((part) => part !== '')
    .map((part) =>
      turning.test(part)
        ? html`<span class="turning">U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}</span>`
        : part,
    )
}

/** The text cut where marks begin and end. Marks may overlap: then a piece bears the signs of all. */
export function piecesOf(text: string, quotes: readonly string[]): Piece[] {
  const spans = quotes.flatMap((quote, at) => {
    const from = quote === '' ? -1 : text.indexOf(quote)
    return from < 0 ? [] : [{ from, to: from + quote.length, sign: at + 1 }]
  })
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])]
  const ordered = cuts.toSorted((a, b) => a - b)
  return ordered.slice(1).map((to, at) => {
    const from = ordered[at] ?? 0
    const signs = spans.filter((span) => span.from < to && span.to > from).map(({ sign }) => sign)
    return { text: text.slice(from, to), signs }
  })
}
