import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { AgencyNotice } from '../../../src/domain/notice.ts'
import { indexSpellings } from '../../../src/domain/spellings.ts'
import { createChecker } from '../../../src/offer/check.ts'
import { extract } from '../../../src/offer/extract/extract.ts'
import { indexNotices, lookUp } from '../../../src/offer/look-up/look-up.ts'
import { hear, sentencesOf } from '../../../src/offer/phrases/hear.ts'
import { lexicon } from '../../../src/offer/phrases/lexicon.ts'
import { read } from '../../../src/offer/read/read.ts'
import { known } from '../../offer/known.ts'
import { misspelt, namesOf, textsOf } from './texts.ts'
import { perCpuSecond, warmUp } from './timed.ts'

/**
 * One way of looking up names at one size, in this process alone: `names.ts ours|minisearch|fuse.js SIZE`.
 * Prints `[exact/s, misspelt/s, found, answered, milliseconds to be ready, heap MB, whole checks/s]` as JSON.
 */
const [who = 'ours', size = '1000'] = process.argv.slice(2)
const names = namesOf(Number(size))
const strangers = namesOf(200_000)
  .slice(-300)
  .map((name) => `PT ${[...name.slice(3)].reverse().join('')}`)
const asked = names.filter((_, i) => i % Math.ceil(names.length / 300) === 0).slice(0, 300)

/** Answers a name with the best name it knows, or nothing. */
type Finder = (name: string) => string | undefined

const noticeOf = (name: string): AgencyNotice => ({
  name,
  aliases: [],
  country: 'ID',
  nature: 'named',
  authority: 'KP2MI',
  listedOn: '2025-01-01',
  endsOn: null,
  about: { id: '', vi: '' },
  licence: null,
  city: null,
  source: '',
})

const finders: Record<string, () => Finder> = {
  ours() {
    const index = indexNotices(names.map(noticeOf))
    return (name) => {
      const reading = read(name, spellings)
      const sentences = sentencesOf(reading)
      const found = extract(
        reading,
        sentences,
        hear(reading, sentences, words.index),
        words,
        'id',
        2026,
      )
      return lookUp(reading, found, index, '2026-11-26', 12)[0]?.notice.name
    }
  },
  minisearch() {
    const index = new MiniSearch({ fields: ['name'], storeFields: ['name'] })
    index.addAll(names.map((name, id) => ({ id, name })))
    // Every word must be there, else any word in common is an answer.
    return (name) =>
      index.search(name, { fuzzy: 0.3, combineWith: 'AND' })[0]?.['name'] as string | undefined
  },
  'fuse.js'() {
    const index = new Fuse(names, { threshold: 0.3 })
    return (name) => index.search(name, { limit: 1 })[0]?.item
  },
}

const knowledge = who === 'ours' ? known() : null
const spellings = indexSpellings(knowledge?.spellings ?? { id: {}, vi: {}, en: {} })
const words = lexicon(
  knowledge ?? {
    cues: new Proxy({}, { get: () => ({ id: [], vi: [], en: [] }) }) as never,
    jobs: {},
    countries: [],
    places: [],
    bodies: [],
  },
)
const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}
const before = heap()
const start = performance.now()
const find = finders[who]?.()
if (!find) throw new Error(`nobody is called ${who}`)
const ready = performance.now() - start
const held = heap() - before

// The slow ones would take minutes over all.
const slow = who !== 'ours'
const few = slow ? asked.slice(0, Number(size) > 10_000 ? 2 : 20) : asked
if (!slow) warmUp(few.length, (nth) => void find(misspelt(few[nth] ?? '')))
const exact = perCpuSecond(few.length, (nth) => void find(few[nth] ?? ''))
const wrong = perCpuSecond(few.length, (nth) => void find(misspelt(few[nth] ?? '')))
const tried = slow ? (Number(size) > 10_000 ? 5 : 30) : 300
const misspelts = asked.slice(0, tried)
const unknown = strangers.slice(0, tried)
const found = misspelts.filter((name) => find(misspelt(name)) === name).length
const answered = unknown.filter((name) => find(name) !== undefined).length
/** What a person waits for: an offer of 2,000 characters that names a firm, misspelt, checked with so many notices. */
const wholeChecks = () => {
  if (!knowledge) return ''
  const checker = createChecker({ ...knowledge, notices: names.map(noticeOf) }, () => '2026-11-26')
  const texts = textsOf(1960, 100).map(
    (text, i) => `${misspelt(asked[i % asked.length] ?? '')}\n${text}`,
  )
  const check = (nth: number) => void checker.check(texts[nth] ?? '')
  warmUp(texts.length, check)
  return perCpuSecond(texts.length, check)
}
process.stdout.write(
  JSON.stringify([
    exact,
    wrong,
    `${found}/${misspelts.length}`,
    `${answered}/${unknown.length}`,
    ready,
    held,
    wholeChecks(),
  ]),
)
