import { html } from 'hono/html'

/** Characters that turn the order of others around: shown by their number, never obeyed. */
const turning = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/u

/** A piece of a text: whether it is marked, and the signs whose words end with it, counted from 1. */
export type Piece = { text: string; marked: boolean; ends: number[] }

/**
 * What somebody wrote, as text and nothing else: it stands apart from the direction of all around it, and the
 * words in which signs are seen are marked. `quotes`: of the signs, in their order; '' has no place in the text.
 */
export function saidText(text: string, quotes: readonly string[] = []) {
  return html`<div class="said" dir="auto">${piecesOf(text, quotes).map(
    ({ text: piece, marked, ends }) =>
      marked
        ? html`<mark ${ends.length > 0 && html`data-signs="${ends.join(' ')}"`}>${plain(piece)}</mark>`
        : plain(piece),
  )}</div>`
}

/** What we said: `*...*` is bold. */
export function ownText(text: string) {
  const parts = text.split(/\*([^*\n]+)\*/)
  return html`<div class="said" dir="auto">${parts.map((part, at) => (at % 2 === 1 ? html`<strong>${plain(part)}</strong>` : plain(part)))}</div>`
}

function plain(text: string) {
  return text
    .split(turning)
    .filter((part) => part !== '')
    .map((part) => (turning.test(part) ? html`<span class="turning">${codeOf(part)}</span>` : part))
}

function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The text cut where marks begin and end. Marks may overlap. */
export function piecesOf(text: string, quotes: readonly string[]): Piece[] {
  const spans = quotes.flatMap((quote, at) => {
    const from = quote === '' ? -1 : text.indexOf(quote)
    return from < 0 ? [] : [{ from, to: from + quote.length, sign: at + 1 }]
  })
  const cuts = new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])
  const ordered = [...cuts].toSorted((a, b) => a - b)
  return ordered.slice(1).map((to, at) => {
    const from = ordered[at] ?? 0
    return {
      text: text.slice(from, to),
      marked: spans.some((span) => span.from < to && span.to > from),
      ends: spans.filter((span) => span.to === to).map(({ sign }) => sign),
    }
  })
}
