import { fold } from '../../domain/fold.ts'
import { plain } from './passwords.ts'

/** In characters, after folding. Nothing else is asked: no kinds of characters, no change by the calendar. */
export const passwordLength = { least: 12, most: 200 } as const

/** Guesses a password must stand, as a power of ten, by the measure of zxcvbn. */
const leastGuesses = 10

/** Words of this house that a stranger would try first. */
const ours = [
  'suar',
  'hotline',
  'desk',
  'indonesia',
  'vietnam',
  'viet nam',
  'kp2mi',
  'bp2mi',
  'dolab',
]

export type Weakness =
  | 'short'
  | 'long'
  /** It stands in the list of breached passwords. */
  | 'breached'
  /** It is made of such words, of the owner's names, of rows of keys, of dates. */
  | 'guessable'

/**
 * Why a password cannot be taken; null where it can. The lists, some 50,000 entries, are loaded here and let go
 * of again: nobody chooses a password while the service is at rest.
 */
export async function weaknessOf(password: string, ownNames: string[]): Promise<Weakness | null> {
  if (password.length > passwordLength.most * 2) return 'long'
  const text = plain(password)
  const length = [...text].length
  if (length < passwordLength.least) return 'short'
  if (length > passwordLength.most) return 'long'

  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const small = text.toLowerCase()
  const breached = new Set(dictionary['passwords-common'])
  if (breached.has(small) || breached.has(small.replace(/\s/gu, ''))) return 'breached'

  const names = ownNames.flatMap((name) => [name, ...name.split(/[\s._@+-]+/u)])
  const own = [...names, ...ours].flatMap((word) => [word.toLowerCase(), fold(word)])
  const words = [...new Set(own)].filter((word) => word.length > 2)
  const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  // Without marks as well: whoever guesses at a Vietnamese name tries both.
  const guesses = [text, fold(text)].map((form) => judge.check(form, words).guessesLog10)
  return Math.min(...guesses) < leastGuesses ? 'guessable' : null
}
