import type { Hit, Sentences } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import { besides, type LeftOut, preface, toldAround } from './left-out.ts'

/** Another way to take a text. */
export type OtherWay = {
  text: string
  /** Without what stands around an offer: what is left may be half a report. */
  parted: boolean
}

/**
 * Other ways to take a text: without what stands around an offer or introduces it, and without the line breaks that cut it up. Each
 * is as long as the text, so that spans stay true. Whatever a text is in one of them it is, and so nobody gains by
 * a headline, a greeting, or a line for every word. Most texts have none.
 */
export function otherWays(
  reading: Reading,
  sentences: Sentences,
  heard: Hit<Meaning>[],
): OtherWay[] {
  const ways: OtherWay[] = []
  const take = (first: LeftOut | null, ...more: (LeftOut | null)[]) => {
    if (!first) return
    const all = [first, ...more].filter((one) => one !== null)
    const isLeftOut: LeftOut = (start) => all.some((one) => one(start))
    if (matters(reading, isLeftOut)) ways.push({ text: without(reading, isLeftOut), parted: true })
  }
  const isBeside = besides(reading.tokens, sentences, heard)
  const isTold = toldAround(reading.tokens, heard)
  const isPreface = preface(reading, heard)
  take(isBeside)
  take(isTold, isBeside)
  take(isPreface)
  if (isBeside || isTold) take(isPreface, isBeside, isTold)
  if (isCutUp(reading)) ways.push({ text: reading.text.replaceAll(/[\r\n]/g, ' '), parted: false })
  return ways
}

/** Of a long text, in words, so small a share tips nothing, and reading it twice takes long. */
const long = 150
const share = 0.12

function matters({ tokens }: Reading, isLeftOut: LeftOut): boolean {
  if (tokens.length < long) return true
  let count = 0
  for (const { start } of tokens) if (isLeftOut(start)) count++
  return count > tokens.length * share
}

/** The text with spaces in the place of words. */
function without({ text, tokens }: Reading, isLeftOut: LeftOut): string {
  let rest = ''
  let at = 0
  for (const { start, end } of tokens) {
    if (!isLeftOut(start)) continue
    rest += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return rest + text.slice(at)
}

/** Fewer words to a line are a list, or sentences that were cut up. */
const wordsOfLine = 9

function isCutUp({ text, tokens }: Reading): boolean {
  let breaks = 0
  const last = tokens.at(-1)?.end ?? 0
  for (let at = tokens[0]?.start ?? 0; at < last; at++) if (text[at] === '\n') breaks++
  return breaks > 0 && tokens.length <= (breaks + 1) * wordsOfLine
}
