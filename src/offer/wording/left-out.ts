import type { CueName } from '../../domain/cue.ts'
import type { Hit, Sentences } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import type { Token } from '../read/token.ts'

/** Which words of a text do not count, by the offset at which they begin. */
export type LeftOut = (start: number) => boolean

/** Words that only call the offer good or warn of others: anybody may write them. */
export function reassuring(heard: Hit<Meaning>[]): LeftOut {
  const spans = heard.flatMap(({ of, span }) =>
    of.kind === 'cue' && of.cue === 'reassurance' ? [span] : [],
  )
  return (start) => spans.some((span) => span.start <= start && start < span.end)
}

/** Words by which a short line calls somebody, whatever else it tells or warns of. */
const calling: ReadonlySet<CueName> = new Set([
  'wants',
  'announcement',
  'apply',
  'invite',
  'handled',
  'demand',
  'task',
  'requirement',
])
/** Words of which an offer is made; a sentence with none of them stands beside it. */
const offering: ReadonlySet<CueName> = new Set([
  ...calling,
  'hiring',
  'benefit',
  'lure',
  'job',
  'online-job',
  'plain-job',
  'workplace',
  'pay',
  'fee',
  'venue',
  'office',
  'employer',
])
/** Words of which news is made, whatever else stands in them. */
const telling: ReadonlySet<CueName> = new Set(['hiring', 'apply', 'invite', 'pay', 'demand'])
/** A longer sentence is no headline and no greeting. */
const longest = 16
/** Beside a headline so few words are no offer. */
const leastLeft = 6
const legalForms = new Set('pt cv cty tnhh lpk ltd'.split(' '))

/**
 * A headline or a greeting put before an offer, or a word of something else behind it: the first and the last
 * sentence, and the one behind a greeting, where they offer nothing. Null where none is of that kind.
 */
export function besides(
  tokens: Token[],
  sentences: Sentences,
  heard: Hit<Meaning>[],
): LeftOut | null {
  const last = sentences.starts.length - 1
  if (last <= 0) return null
  const cues = (sentence: number) =>
    heard.flatMap(({ of, sentence: at }) => (at === sentence && of.kind === 'cue' ? [of.cue] : []))
  const isBeside = (sentence: number) => {
    const said = cues(sentence)
    const from = sentences.starts[sentence] ?? 0
    const to = sentences.starts[sentence + 1] ?? tokens.length
    if (said.includes('reported') && !said.some((cue) => telling.has(cue))) return true
    const isTold = said.includes('reported') || said.includes('reassurance')
    if (isTold && to - from <= longest) return !said.some((cue) => calling.has(cue))
    if (said.includes('reported')) return false
    const names = tokens.slice(from, to).some(({ forms }) => legalForms.has(forms[0] ?? ''))
    return to - from <= longest && !names && !said.some((cue) => offering.has(cue))
  }
  // Behind a greeting the next sentence stands where the first one stood without it.
  const greeted = cues(0).includes('reassurance') && !cues(0).includes('reported') && isBeside(0)
  const edges = [...(greeted && last > 1 ? [0, 1] : [0]), last].filter(isBeside)
  if (edges.length === 0) return null
  // What goes on reporting is a report, and its first line no headline put before something else.
  const goesOn = heard.some(
    ({ of, sentence }) => of.kind === 'cue' && of.cue === 'reported' && !edges.includes(sentence),
  )
  if (goesOn) return null
  // "Dua tersangka ditangkap. Paspor dipegang mereka": so few words go on telling.
  const left = tokens.filter((_, i) => !edges.includes(sentences.of[i] ?? 0)).length
  if (left < leastLeft && edges.some((sentence) => cues(sentence).includes('reported'))) return null
  const spans = edges.map((sentence) => {
    const first = tokens[sentences.starts[sentence] ?? 0]
    const end = tokens[(sentences.starts[sentence + 1] ?? tokens.length) - 1]
    return { start: first?.start ?? 0, end: end?.end ?? 0 }
  })
  return (start) => spans.some((span) => span.start <= start && start < span.end)
}

/**
 * In one line with an offer: a headline before it up to its last word of news or warning, and one behind it from its
 * first on. Null where there is none, or where what is left goes on reporting.
 */
export function toldAround(tokens: Token[], heard: Hit<Meaning>[]): LeftOut | null {
  const told = heard.filter(({ of }) => isTelling(of))
  let first = -1
  for (const { from, to } of told) if (from < longest) first = Math.max(first, to)
  let last = tokens.length
  for (const { from } of told) {
    if (from > first && from >= tokens.length - longest) last = Math.min(last, from)
  }
  const isNone = first < 0 && last === tokens.length
  if (isNone || last - first < leastLeft) return null
  const goesOn = told.some(
    ({ of, from, to }) => from > first && to < last && of.kind === 'cue' && of.cue === 'reported',
  )
  if (goesOn) return null
  const start = tokens[first]?.end ?? 0
  const end = tokens[last]?.start ?? Number.POSITIVE_INFINITY
  return (at) => at < start || at >= end
}

/** More words before a colon are no preface. */
const longestPreface = 12

/**
 * What somebody says who shows an offer, up to the colon: "mình muốn hỏi tin này: ...", "temen kirim ini: ...". Null
 * where nothing of the kind stands first, where it offers something itself, or where it reports.
 */
export function preface({ text, tokens }: Reading, heard: Hit<Meaning>[]): LeftOut | null {
  const last = tokens
    .slice(0, longestPreface)
    .findIndex(({ end }, i) =>
      /[:：](?![\p{L}\d/])/u.test(text.slice(end, tokens[i + 1]?.start ?? end)),
    )
  if (last < 0 || tokens.length - last - 1 < leastLeft) return null
  const isMore = heard.some(
    ({ of, from }) =>
      from <= last && (of.kind !== 'cue' || offering.has(of.cue) || of.cue === 'reported'),
  )
  if (isMore) return null
  const offer = tokens[last + 1]?.start ?? 0
  return (at) => at < offer
}

function isTelling(of: Meaning): boolean {
  return of.kind === 'cue' && (of.cue === 'reported' || of.cue === 'reassurance')
}
