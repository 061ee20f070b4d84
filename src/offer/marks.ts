/**
 * What the marks of a Vietnamese word say. Writing without marks, or with some of them, is everyday; other
 * marks are another word: `đủ` is not `dụ`, `tới` is not `tôi`.
 */

const tones = new Map([
  ['\u0300', '\\'],
  ['\u0301', '/'],
  ['\u0303', '~'],
  // Hỏi and ngã sound alike in half the country and are written for each other.
  ['\u0309', '~'],
  ['\u0323', '.'],
])

type Marks = { tone: string; letters: string[] }

const known = new Map<string, Marks>()

/** The tone, wherever it is set (`hòa`, `hoà`), and each letter with its hook or hat. */
function marksOf(word: string): Marks {
  const earlier = known.get(word)
  if (earlier) return earlier
  let tone = ''
  const letters: string[] = []
  for (const part of word.normalize('NFD')) {
    const heard = tones.get(part)
    if (heard) tone += heard
    else if (/\p{M}/u.test(part)) letters[letters.length - 1] += part
    else letters.push(part)
  }
  const marks = { tone, letters }
  if (known.size < 20_000) known.set(word, marks)
  return marks
}

/**
 * Whether a word as written can be the word meant, the bare letters being the same.
 * @param written lower case, with the marks it has
 * @param meant lower case, with all its marks
 */
export function canBe(written: string, meant: string): boolean {
  const a = marksOf(written)
  const b = marksOf(meant)
  if (a.tone.length > 1 || a.letters.length !== b.letters.length) return true
  if (a.tone !== '' && a.tone !== b.tone) return false
  return a.letters.every((letter, i) => {
    const other = b.letters[i] ?? ''
    return letter === other || (letter.length === 1 && letter !== 'đ')
  })
}
