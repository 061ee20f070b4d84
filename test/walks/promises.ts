import { forbiddenWords, rightNames, safe } from '../../src/content/checks/forbidden-words.ts'
import { topicWords } from '../../src/content/checks/topic-words.ts'
import { wordFinder } from '../../src/content/whole-words.ts'
import type { Language } from '../../src/domain/language.ts'
import { house } from './ground.ts'
import type { WalkedTurn } from './walked-chat.ts'
import { said } from './words.ts'

/** More lines than this nobody reads on a telephone. */
const mostLines = 6

const forbidden = bothLanguages((language) =>
  wordFinder(forbiddenWords[language].flatMap(({ phrases }) => phrases)),
)
const telling = bothLanguages((language) =>
  wordFinder([
    ...topicWords[language],
    ...house.knowledge.countries
      .flatMap(({ names, aliases, ambiguous }) =>
        [names[language], ...aliases].filter((name) => !ambiguous.includes(name)),
      )
      .filter((name) => name.length > 2),
  ]),
)
const denied = bothLanguages((language) => safe[language])
/** Words that offer a person of ours, or say that one is coming. */
const offersPerson: Record<Language, RegExp> = {
  id: /sedang dipanggil|dibaca pendamping|ketik ORANG|menerima: pendamping Suar/i,
  vi: /đang gọi|đang được gọi|người trực của Suar|nhắn NGƯỜI/i,
}
const helplines = house.knowledge.help.flatMap(({ entries }) => entries)
const reachable = new Set(helplines.map(({ contact }) => digits(contact)))
/** An extension, or a number that is part of a name. */
const inNames = new Set(
  helplines.flatMap(({ name }) =>
    Object.values(name).flatMap((words) => words.match(/\d{3,}/g) ?? []),
  ),
)

/**
 * What is wrong with what was said in one turn, a sentence each; nothing where it keeps every promise that holds in
 * each reply: no forbidden word, few lines, a first line that tells nothing where somebody may read along, nobody
 * offered who is not there, no number but those we know.
 */
export function brokenPromises({ said: messages, chat, events }: WalkedTurn): string[] {
  const { session } = chat.kept.head
  const language = session.language ?? 'id'
  const own = events.map(({ event }) => event.text).join('\n')
  return messages.flatMap(({ text }) => {
    const [first = ''] = text.split('\n')
    const words = unquoted(text, language)
    // The words of a picture are no message: it is drawn.
    const isPicture = text.includes('*{code}*')
    const lines = text.split('\n').length
    return [
      ...forbidden[language](words).map(({ written }) => `says “${written}”`),
      ...(lines > mostLines && !isPicture ? [`has ${lines} lines`] : []),
      ...(session.delicate && !session.hidden
        ? telling[language](first).map(({ written }) => `begins with “${written}”`)
        : []),
      ...(session.delicate && /\d{3}/.test(first) ? [`begins with a number: ${first}`] : []),
      ...(!chat.hours.onDuty && offersPerson[language].test(text)
        ? ['offers a person, and nobody is there']
        : []),
      ...numbersIn(words)
        .filter((number) => ![reachable, inNames].some((known) => known.has(number)))
        .filter((number) => !digits(own).includes(number))
        .map((number) => `shows ${number}, which nobody knows`),
    ].map((fault) => `${fault}: ${text.replaceAll('\n', ' / ')}`)
  })
}

/** Whether an offer is called safe in it: the word stands there without a denial right before it. */
export function callsSafe(text: string, language: Language): boolean {
  const { word, denials } = denied[language]
  return unquoted(text, language)
    .toLowerCase()
    .split(/[.!?:\n]/)
    .some((sentence) => {
      const at = sentence.search(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'))
      const before = sentence.slice(0, Math.max(0, at)).split(/\s+/).slice(-5)
      return at >= 0 && !denials.some((one) => before.includes(one))
    })
}

/** Whether a helpline that can be reached stands in it. */
export function showsHelp(text: string): boolean {
  return numbersIn(text).some((number) => reachable.has(number))
}

/** Numbers one could ring, as digits: three and more, but no year, sum or date. */
function numbersIn(text: string): string[] {
  const plain = text
    .replace(/\{code\}/g, '')
    .replace(/\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{4}/g, '')
    // Articles of a law, and people who were counted.
    .replace(/(?:Điều|[Pp]asal) \d+(?:(?:, | và | dan )\d+)*|\d+ (?:người|orang|WNI)/gu, '')
    .replace(/\d+ (?:đến|sampai) \d+ (?:đô|dolar)/gu, '')
    .replace(/(?:Rp ?|US\$|RM)[\d.,]+|[\d.]+ (?:đồng|dolar|đô|ringgit|yen|yên|won)/gu, '')
    .replace(/\d{1,3}(?:\.\d{3})+|\d+ (?:hari|ngày)/gu, '')
  return (plain.match(/\+?\d[\d ()-]*\d/g) ?? [])
    .map(digits)
    .filter((number) => number.length >= 3 && !/^(?:19|20)\d\d$/.test(number))
}

function digits(text: string): string {
  return text.replace(/\D/g, '')
}

function unquoted(text: string, language: Language): string {
  return rightNames[language].reduce(
    (rest, name) => rest.replaceAll(new RegExp(name, 'gi'), ''),
    text.replace(/“[^“”]*”/g, '“”'),
  )
}

function bothLanguages<T>(make: (language: Language) => T): Record<Language, T> {
  return { id: make('id'), vi: make('vi') }
}

/** Whether a dangerous offer was judged in what was said. */
export function judgesDanger(turn: WalkedTurn, language: Language): boolean {
  return turn.said.some(({ text }) => text.includes(said[language].levelDanger))
}
