import type { Language } from './language.ts'
import type { Level } from './verdict.ts'

/** A level a picture is made for. The lowest one has none: nobody is to hand on "no signs seen". */
export type PicturedLevel = Exclude<Level, 'no-known-signs'>

/** A verdict as a picture to hand on, in whatever form its words are: keys to be said, or final. */
export type PictureOf<Words> = {
  level: PicturedLevel
  language: Language
  /** The level as a word. */
  title: Words
  lead: Words
  /** Each begins with a bullet. No firm, no person, no number, no link of the offer. */
  reasons: Words[]
  advice: Words[]
  /** How somebody who only sees the picture learns whether it is ours. */
  check: Words
  /** In small type: when it was judged, and what was not judged. */
  notes: Words[]
  /** What a screen reader, or a page that cannot show it, says instead. Tells a stranger nothing. */
  alt: Words
}

/**
 * The words of a picture, final. It is stored and sent as such and drawn where it is shown, so that a
 * resend is the same picture and nothing heavy lies in the store.
 */
export type Picture = PictureOf<string> & {
  /** The short code, as it is written. */
  code: string
}

/** A picture as text, for whoever cannot be shown one. */
export function pictureWords({
  title,
  lead,
  reasons,
  advice,
  check,
  notes,
  code,
}: Picture): string {
  return [`*${title}.* ${lead}`, ...reasons, ...advice, `*${code}*`, check, ...notes].join('\n')
}
