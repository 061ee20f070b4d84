import { rowOf } from './raw.ts'

/** What can be wrong with a piece of knowledge, told in a few words; null where nothing is. */

const pattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** What is wrong with a date of ours, or null: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, today at the latest. */
export function dateFault(value: unknown, today = new Date()): string | null {
  if (typeof value !== 'string') return `not a quoted date: ${String(value)}`
  if (!pattern.test(value)) return `not YYYY, YYYY-MM or YYYY-MM-DD: ${value}`
  const first = new Date(value)
  if (!first.toISOString().startsWith(value)) return `no such day: ${value}`
  return first > today ? `in the future: ${value}` : null
}

/** A web address, alone or among others in one cell. */
export const address = /https?:\/\/[^\s;]+\.[^\s;]+/

/** Words we never use of people or firms: old, scornful, or a judgement that is not ours. */
const unkind =
  /\b(TKI|TKW|ilegal|nonprosedural|(?<!saksi dan )korban|calo|chui|bất hợp pháp|nạn nhân|uy tín|xuất khẩu lao động|XKLĐ)\b/iu

export function textFault(text: unknown): string | null {
  if (typeof text !== 'string' || text.trim() === '') return 'an empty text'
  if (text !== text.normalize('NFC')) return `not NFC: ${text}`
  return unkind.test(text) ? `a word we do not use: ${text}` : null
}

export function wordsFault(value: unknown): string | null {
  const words = rowOf(value, 'words')
  if (Object.keys(words).sort().join() !== 'id,vi') return 'not exactly id and vi'
  return textFault(words['id']) ?? textFault(words['vi'])
}

export function sourceFault(value: unknown): string | null {
  const source = rowOf(value, 'source')
  if (Object.keys(source).sort().join() !== 'date,title,url') return 'not exactly title, url, date'
  if (typeof source['title'] !== 'string' || source['title'].length < 4) return 'no title'
  const url = source['url']
  if (url !== null && !(typeof url === 'string' && URL.canParse(url) && address.test(url))) {
    return `no address: ${String(url)}`
  }
  return dateFault(source['date'])
}

/** Everything wrong with the items, each with where it stands, so that one run shows all. */
export function faultsIn<T>(items: Iterable<T>, check: (item: T) => [string, string | null]) {
  const found: string[] = []
  for (const item of items) {
    const [where, fault] = check(item)
    if (fault !== null) found.push(`${where}: ${fault}`)
  }
  return found
}
