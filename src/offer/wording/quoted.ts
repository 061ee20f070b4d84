import type { Hit } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'

/** A few words between quotation marks, within a line: a whole offer is longer. */
const quotation = /(?<![\p{L}\p{N}])["“”„«]([^"“”„«»\r\n]{3,160})["”“»](?![\p{L}\p{N}])/gu

/** Points of a numbered list, each up to the end of its line or sentence or the next number. */
const point = /(?<=^|\s)(\d{1,2})[.)](?!\d)[^\r\n]*?(?=\s\d{1,2}[.)]\s|[.!](?:\s|$)|[\r\n]|$)/gu
/** Fewer points are no list. */
const leastPoints = 3

/** So many words around a quotation tell of it; fewer are a frame put round an offer. */
const leastAround = 6

/**
 * What a text quotes or lists, and the text without it, as long as before so that spans stay true: `Waspada modus
 * "paspor kami pegang"`, `Ciri lowongan bodong: 1) ...`. Null where nothing is quoted, or too little stands around it.
 */
export function partedByQuotes({
  text,
  tokens,
}: Reading): { beside: string; quoted: string } | null {
  const points = [...text.matchAll(point)]
  const isList = points.length >= leastPoints && points.every(([, nth], i) => Number(nth) === i + 1)
  const spans = [...text.matchAll(quotation), ...(isList ? points : [])].map(
    ({ index, 0: { length } }) => ({ start: index, end: index + length }),
  )
  if (spans.length === 0) return null
  const isQuoted = (at: number) => spans.some(({ start, end }) => start <= at && at < end)
  if (tokens.filter(({ start }) => !isQuoted(start)).length < leastAround) return null
  let beside = text
  for (const { start, end } of spans) {
    const blank = text.slice(start, end).replaceAll(/[^\r\n]/g, ' ')
    beside = beside.slice(0, start) + blank + beside.slice(end)
  }
  return { beside, quoted: spans.map(({ start, end }) => text.slice(start, end)).join('\n') }
}

/** Whether somebody reports or warns in these words. */
export function reports(heard: Hit<Meaning>[]): boolean {
  return heard.some(({ of, split }) => of.kind === 'cue' && of.cue === 'reported' && !split)
}
