import type { Hit } from './hear.ts'
import type { Meaning } from './lexicon.ts'

/** Which words, by the offset at which they begin, only call the offer good or warn of others: anybody may write them. */
export function reassuring(heard: Hit<Meaning>[]): (start: number) => boolean {
  const spans = heard.flatMap(({ of, span }) =>
    of.kind === 'cue' && of.cue === 'reassurance' ? [span] : [],
  )
  return (start) => spans.some((span) => span.start <= start && start < span.end)
}
