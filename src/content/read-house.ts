import { type Language, languages, type TextLanguage, textLanguages } from '../domain/language.ts'
import { type WordingQuestion, wordingQuestions } from '../domain/wording.ts'
import type { Files } from './collect-files.ts'
import type { Fault } from './fault.ts'
import type { Entry, House } from './house.ts'
import { didYouMean } from './nearest.ts'
import { readArticle } from './read-article.ts'
import { shapedReader } from './read-shaped.ts'
import { readWeights } from './read-weights.ts'
import { addresses, type Room, requiredFiles, roomOf } from './rooms.ts'
import { articleHead } from './shapes/article.ts'
import { bodies } from './shapes/bodies.ts'
import { corridor, payAtHome } from './shapes/corridor.ts'
import { country } from './shapes/country.ts'
import { cue, jobs } from './shapes/cue.ts'
import { distress } from './shapes/distress.ts'
import { flow } from './shapes/flow.ts'
import { helpEntry } from './shapes/help.ts'
import { judge } from './shapes/judge.ts'
import { notAnswered } from './shapes/not-answered.ts'
import { notices } from './shapes/notices.ts'
import { pattern } from './shapes/pattern.ts'
import { places } from './shapes/places.ts'
import { sameWords } from './shapes/same-words.ts'
import { savedReply } from './shapes/saved-reply.ts'
import { spellings } from './shapes/spellings.ts'
import { wording } from './shapes/wording.ts'

type Reading = Omit<House, 'broken' | 'spoken' | 'today'>

/**
 * Reads all files into a house, and tells what in them is not as its shape wants it. `refused` are files
 * that are there but could not be opened; they are not called missing.
 */
export function readHouse(
  files: Files,
  refused: ReadonlySet<string> = new Set(),
): { house: Reading; faults: Fault[]; broken: Set<string> } {
  const house: Reading = {
    flows: [],
    patterns: [],
    notices: [],
    corridors: [],
    payAtHome: [],
    jobs: [],
    help: [],
    articles: [],
    countries: [],
    places: [],
    bodies: [],
    spellings: [],
    cues: [],
    wording: [],
    judge: [],
    distress: [],
    savedReplies: [],
    sameWords: [],
    notAnswered: [],
    bundles: [],
  }
  const reader = shapedReader()
  const { one, many, table, texts } = reader

  const read: Record<Room, (file: string, text: string, name: string) => void> = {
    flow: (file, text) => house.flows.push(...one(file, text, flow)),
    pattern: (file, text) => house.patterns.push(...one(file, text, pattern)),
    notices: (file, text, country) =>
      house.notices.push(
        ...table(file, text, notices).map((entry) => ({
          ...entry,
          value: { ...entry.value, country },
        })),
      ),
    corridor: (file, text) => house.corridors.push(...one(file, text, corridor).map(unremarked)),
    'pay-at-home': (file, text) => house.payAtHome.push(...one(file, text, payAtHome)),
    jobs: (file, text) => house.jobs.push(...one(file, text, jobs)),
    help: (file, text, name) =>
      house.help.push(
        ...many(file, text, helpEntry)
          .map(unremarked)
          .map((entry) => ({ ...entry, value: { country: name, entry: entry.value } })),
      ),
    article: (file, text, name) => {
      const parts = readArticle(file, text)
      if ('faults' in parts) return void reader.refuse(file, ...parts.faults)
      const { head, short, more } = parts
      const [id = '', language = ''] = name.split('/')
      const own = { id, language: spokenLanguageOf(language), short, more }
      for (const entry of one(file, head, articleHead)) {
        house.articles.push({ ...entry, value: { ...entry.value, ...own } })
      }
    },
    countries: (file, text) => house.countries.push(...many(file, text, country)),
    cue: (file, text, name) =>
      house.cues.push(
        ...one(file, text, cue).map((entry) => ({
          ...entry,
          value: { name, phrases: entry.value },
        })),
      ),
    wording: (file, text, name) =>
      house.wording.push({
        file,
        path: '',
        value: {
          question: questionOf(name),
          lines: readWeights(text) ?? table(file, text, wording).map(({ value }) => value),
        },
      }),
    judge: (file, text) => house.judge.push(...one(file, text, judge)),
    distress: (file, text) => house.distress.push(...one(file, text, distress)),
    'not-answered': (file, text) => house.notAnswered.push(...one(file, text, notAnswered)),
    'same-words': (file, text) => house.sameWords.push(...one(file, text, sameWords)),
    'saved-replies': (file, text) => house.savedReplies.push(...many(file, text, savedReply)),
    places: (file, text) => house.places.push(...table(file, text, places)),
    bodies: (file, text) => house.bodies.push(...table(file, text, bodies)),
    spellings: (file, text, name) =>
      house.spellings.push(
        ...one(file, text, spellings).map((entry) => ({
          ...entry,
          value: { language: languageOf(name), words: entry.value },
        })),
      ),
    texts: (file, text, name) => {
      const [language = '', namespace = ''] = name.split('/')
      for (const entry of texts(file, text)) {
        const value = { language: languageOf(language), namespace, texts: entry.value }
        house.bundles.push({ ...entry, value })
      }
    },
  }

  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = roomOf(file)
    if (at === null) reader.refuse(file, { file, path: '', ...stray(file) })
    else read[at.room](file, text, at.name)
  }
  for (const file of refused) reader.broken.add(file)
  for (const file of requiredFiles) {
    if (!files.has(file) && !refused.has(file)) {
      reader.refuse(file, { file, path: '', ...absent })
    }
  }
  return { house, faults: reader.faults, broken: reader.broken }
}

/** Remarks are for whoever keeps the file. */
function unremarked<T extends { note?: string }>({
  value,
  ...at
}: Entry<T>): Entry<Omit<T, 'note'>> {
  const { note: _, ...rest } = value
  return { ...at, value: rest }
}

function languageOf(name: string): TextLanguage {
  const language = textLanguages.find((known) => known === name)
  // `roomOf` lets no other name through.
  if (language === undefined) throw new Error(`no language: ${name}`)
  return language
}

function spokenLanguageOf(name: string): Language {
  const language = languages.find((known) => known === name)
  // `roomOf` lets no other name through.
  if (language === undefined) throw new Error(`nobody is answered in ${name}`)
  return language
}

function questionOf(name: string): WordingQuestion {
  const question = wordingQuestions.find((known) => known === name)
  // `roomOf` lets no other name through.
  if (question === undefined) throw new Error(`no question: ${name}`)
  return question
}

const absent = { fault: 'is missing', tip: 'bring the file back; nothing can be judged without it' }

function stray(file: string): { fault: string; tip: string } {
  const ending = /\.(?:yml|json|yaml|csv|txt|md)$/
  const otherEndings = ['.yaml', '.csv', '.json', '.md'].map((end) => file.replace(ending, end))
  const meant = otherEndings.find((other) => other !== file && roomOf(other) !== null)
  return {
    fault: 'is read by nothing',
    tip: meant === undefined ? nearestPlace(file) : `name it ${meant}`,
  }
}

function nearestPlace(file: string): string {
  const [top = '', second = ''] = file.split('/')
  const here = addresses.filter((address) => address.startsWith(`${top}/`))
  const beside = here.filter((address) => address.split('/')[1] === second)
  if (beside.length > 0) return `files live in ${beside.join(', ')}`
  const seconds = new Set(here.map((address) => address.split('/')[1] ?? ''))
  return didYouMean(second, seconds, `files live in ${here.join(', ')}`)
}
