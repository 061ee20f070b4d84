import type { CueName } from '../../domain/cue.ts'
import type { Extract } from '../../domain/offer.ts'
import { spanOf } from '../notice.ts'
import { coverage, type Hit, type Sentences } from '../phrases/hear.ts'
import type { Meaning } from '../phrases/lexicon.ts'
import type { Reading } from '../read/read.ts'
import type { NoticeIndex } from './look-up.ts'
import { firmName } from './names.ts'

/** Words beyond the name, number or link itself that a message may hold and still only look something up. */
const wordsBeside = 4
/** Longest bare name, in words. */
const longestName = 10

/** A message that is nothing but a firm's name, a number or a link: somebody wants it looked up. */
export function isLookUp({ tokens }: Reading, extract: Extract): boolean {
  const things = [
    ...extract.agencies,
    ...extract.contacts,
    ...extract.licences.map((span) => ({ span })),
  ]
  if (things.length === 0 || tokens.length > 60) return false
  const beside = tokens.filter(
    (token) => !things.some(({ span }) => token.start >= span.start && token.end <= span.end),
  )
  return beside.length <= wordsBeside
}

/** A whole message that is the name of a firm our notices hold, with or without `PT`. */
export function bareName(
  reading: Reading,
  notices: NoticeIndex,
): Extract['agencies'][number] | null {
  const { tokens, text } = reading
  if (tokens.length === 0 || tokens.length > longestName) return null
  const span = spanOf(text, tokens, 0, tokens.length - 1)
  return notices.byKey.has(firmName(span.quote).key) ? { span, name: span.quote } : null
}

function isCue(cue: CueName) {
  return ({ of }: Hit<Meaning>) => of.kind === 'cue' && of.cue === cue
}

/** A question mark or a question word; "apa aja" of somebody who seeks any work is none. */
export function isQuestion(sentences: Sentences, heard: Hit<Meaning>[]): boolean {
  const seeking = coverage(sentences, heard.filter(isCue('seeking')), 0)
  return (
    sentences.questions.includes(true) ||
    heard.some(
      (hit) =>
        isCue('asking')(hit) && !(seeking[hit.from] === 1 && hit.said[0]?.forms[0] === 'apa'),
    )
  )
}
