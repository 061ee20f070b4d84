/**
 * The root of an Indonesian word as people write it: affixes off, nothing looked up. Used only as a
 * further form to match `~root` in phrases, so that a wrong root finds nothing rather than something.
 */

const prefixes = [
  'memper',
  'meng',
  'meny',
  'men',
  'mem',
  'me',
  'peng',
  'peny',
  'pen',
  'pem',
  'per',
  'pe',
  'ber',
  'ter',
  'di',
  'ke',
  'se',
  'ng',
  'ny',
  'm',
  'n',
]
const suffixes = [
  'kannya',
  'annya',
  'inya',
  'kan',
  'nya',
  'lah',
  'kah',
  'ku',
  'mu',
  'an',
  'in',
  'i',
]

/** Possible roots of a folded word, the word itself not among them. Never shorter than four letters. */
export function roots(word: string): string[] {
  if (word.length < 5 || !/^[a-z]+$/.test(word)) return []
  const found = new Set<string>()
  const bare = [
    word,
    ...suffixes.filter((s) => word.endsWith(s)).map((s) => word.slice(0, -s.length)),
  ]
  for (const body of bare) {
    found.add(body)
    for (const prefix of prefixes) {
      if (!body.startsWith(prefix)) continue
      const rest = body.slice(prefix.length)
      found.add(rest)
      // The first letter of the root melts into the prefix: menahan - tahan, memegang - pegang.
      if (prefix === 'men' || prefix === 'pen' || prefix === 'n') found.add(`t${rest}`)
      if (prefix === 'mem' || prefix === 'pem' || prefix === 'm') found.add(`p${rest}`)
      if (prefix === 'meny' || prefix === 'peny' || prefix === 'ny') found.add(`s${rest}`)
      if (prefix === 'meng' || prefix === 'peng' || prefix === 'ng') found.add(`k${rest}`)
    }
  }
  found.delete(word)
  return [...found].filter((root) => root.length >= 4)
}
