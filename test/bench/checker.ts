import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fold } from '../../src/domain/fold.ts'
import { indexSpellings } from '../../src/domain/spellings.ts'
import { createChecker } from '../../src/offer/check.ts'
import { indexPatterns, notice } from '../../src/offer/notice.ts'
import { hear, sentencesOf } from '../../src/offer/phrases/hear.ts'
import { lexicon } from '../../src/offer/phrases/lexicon.ts'
import { parsePhrase } from '../../src/offer/phrases/phrase.ts'
import { phraseIndex } from '../../src/offer/phrases/phrase-index.ts'
import { read } from '../../src/offer/read/read.ts'
import { indexWording, wordingOf } from '../../src/offer/wording/wording.ts'
import { known } from '../offer/known.ts'
import { naiveLoop } from './checker/naive-loop.ts'
import { namesOf, textsOf } from './checker/texts.ts'
import { perCpuSecond, quantile, table, warmUp } from './checker/timed.ts'

/**
 * How fast the checker is, in one run on one machine: `npm run bench`. Rates are per second of this process's
 * CPU. Names are looked up in processes of their own, so that memory and start are those of one size. All of it is
 * put together as the program is at its start: run file by file through tsx, every function made in a function is
 * given its name anew, which takes longer than many a check.
 */

const out = (text: string) => process.stdout.write(text)
const knowledge = known()
const checker = createChecker(knowledge, () => '2026-11-26')
const spellings = indexSpellings(knowledge.spellings)
const words = lexicon(knowledge)
const patterns = indexPatterns(knowledge.patterns)
const weights = indexWording(knowledge.wording)
const naive = naiveLoop(knowledge.patterns)
/** The least one can do: case, width and marks away, and not even `đ` looked at. Nobody could match on it. */
const normalise = (text: string) => {
  const apart = text.normalize('NFKD').toLowerCase()
  let letters = ''
  let from = 0
  for (let i = 0; i < apart.length; i++) {
    const code = apart.charCodeAt(i)
    if (code < 0x300 || code > 0x36f) continue
    letters += apart.slice(from, i)
    from = i + 1
  }
  return letters + apart.slice(from)
}

const facts = new Map([['offer-work', null]] as const)
const lengths = [200, 2000, 20_000]
const rows: (string | number)[][] = []
/** Rates at 2,000 characters of the least there is, and of the least that is enough to match on. */
const floors: number[] = []
const measure = (name: string, work: (text: string) => unknown) => {
  const warming = textsOf(2000, 20)
  warmUp(warming.length, (nth) => void work(warming[nth] ?? ''))
  const rates = lengths.map((length) => {
    const texts = textsOf(length, length > 2000 ? 20 : 100)
    return perCpuSecond(texts.length, (nth) => void work(texts[nth] ?? ''))
  })
  const rate = rates[1] ?? 0
  if (floors.length < 2) floors.push(rate)
  rows.push([name, ...rates, ...floors.map((floor) => `1/${(floor / rate).toFixed(1)}`)])
}
measure('floor: normalise only', normalise)
measure('floor: fold, what matching needs', fold)
measure('read into words', (text) => read(text, spellings))
const readings = new Map<string, ReturnType<typeof read>>()
const readOf = (text: string) => {
  const known = readings.get(text) ?? read(text, spellings)
  readings.set(text, known)
  return known
}
measure('match all patterns, text read', (text) => notice(readOf(text), facts, patterns))
measure('hear cues and names, text read', (text) => {
  const reading = readOf(text)
  return hear(reading, sentencesOf(reading), words.index)
})
measure('wording, text read', (text) => wordingOf(readOf(text), () => false, weights))
measure('naive: every phrase at every word', (text) => naive(readOf(text)))
measure('whole check', (text) => checker.check(text))
out(`Texts a CPU second, by length in characters\n\n`)
out(table(['', ...lengths.map((n) => n.toLocaleString('en')), 'to normalise', 'to fold'], rows))
out(`\nThe last two columns compare at 2,000 characters.\n`)

const texts = textsOf(2000, 200)
const times = [0.5, 0.99].map((share) =>
  quantile(texts.length, 5, share, (nth) => void checker.check(texts[nth] ?? '')),
)
out(
  `\nWhole check of 2,000 characters: median ${times[0]?.toFixed(2)} ms, p99 ${times[1]?.toFixed(2)} ms\n`,
)

const phrases = knowledge.patterns.flatMap((pattern) =>
  Object.entries(pattern.signals).flatMap(([language, list]) =>
    list.map((source) => ({ phrase: parsePhrase(source, language === 'vi'), of: pattern.id })),
  ),
)
// Every other phrase, so that halves are alike.
const half = phraseIndex(phrases.filter((_, i) => i % 2 === 0))
const whole = phraseIndex(phrases)
const rate = (index: typeof whole) =>
  perCpuSecond(texts.length, (nth) => void index.find(readOf(texts[nth] ?? '').tokens))
for (const index of [half, whole]) {
  warmUp(texts.length, (nth) => void index.find(readOf(texts[nth] ?? '').tokens))
}
const [withHalf, withAll] = [rate(half), rate(whole)]
const wholeOf = perCpuSecond(texts.length, (nth) => void checker.check(texts[nth] ?? ''))
const extra = 1 / withAll - 1 / withHalf
out(
  `\nTwice the phrases (${Math.ceil(phrases.length / 2)} to ${phrases.length}): matching takes ${(withHalf / withAll).toFixed(2)} times as long; the whole check ${(100 * extra * wholeOf).toFixed(0)} % longer\n`,
)

out(
  '\nLooking up agency names; how many misspelt ones were found first, and how many unknown ones answered\n\n',
)
const namesOfSize = fileURLToPath(new URL('./checker/names.mjs', import.meta.url))
const lookUps = [1000, 10_000, 100_000].flatMap((size) =>
  ['ours', 'minisearch', 'fuse.js'].map((who) => {
    const child = spawnSync(process.execPath, ['--expose-gc', namesOfSize, who, String(size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (child.status !== 0) throw new Error(`${who} with ${size} names ended with ${child.status}`)
    return [size.toLocaleString('en'), who, ...(JSON.parse(child.stdout) as (string | number)[])]
  }),
)
out(
  table(
    [
      'names',
      'by',
      'exact/s',
      'misspelt/s',
      'found',
      'answered',
      'ready in ms',
      'heap MB',
      'whole checks/s',
    ],
    lookUps,
  ),
)
if (namesOf(100_000).length !== new Set(namesOf(100_000)).size) throw new Error('names repeat')
