import type { Language } from '../domain/language.ts'
import { bare, lastMessage, shortenings } from './bare.ts'

/** What a word can ask for. */
export type Does =
  | 'hide'
  | 'stop-writing'
  | 'erase'
  | 'withdraw'
  | 'person'
  | 'help-now'
  | 'correct'
  | 'continue'
  | 'check-in'
  | 'stop-waiting'
  | 'menu'
  | 'language'
  | 'go-on'
  | 'speak-id'
  | 'speak-vi'
  | 'start'

/** `country`: the word is also the name of a country, and no command where a place was asked for. */
export type Command = { does: Does; language: Language | null; country: boolean }

type Words = Partial<Record<Language | 'any', string[]>>

/** Folded. A command is the whole message; inside a sentence these are speech, and often distress. */
const words: Record<Does, Words> = {
  hide: { id: ['keluar', 'tutup'], vi: ['thoat'] },
  // `ngung` is ngưng and ngừng. Never `dung`: without marks it is also đúng, right.
  'stop-writing': { id: ['berhenti'], vi: ['ngung'], any: ['stop'] },
  erase: { id: ['hapus', 'hapus semua'], vi: ['xoa', 'xoa het'] },
  withdraw: { id: ['cabut izin', 'tarik izin'], vi: ['rut dong y'] },
  person: {
    id: ['orang', 'bicara dengan orang', 'mau bicara dengan orang'],
    vi: ['nguoi', 'nguoi that', 'gap nguoi that'],
  },
  'help-now': {
    id: ['tolong', 'tolong saya', 'tolong kami', 'minta tolong'],
    vi: ['cuu', 'cuu toi', 'cuu em', 'cuu voi', 'cuu minh'],
    any: ['sos', 'help', 'help me'],
  },
  correct: { id: ['koreksi'], vi: ['dinh chinh'] },
  // Never `kode` or `ma` alone: that is what fraudsters ask for.
  continue: { id: ['minta kode', 'kode lanjut'], vi: ['lay ma', 'ma tiep tuc'] },
  // Never `berangkat` or `len duong`: that is how somebody says that they have left already.
  'check-in': { id: ['jaga kabar', 'tetap berkabar'], vi: ['giu lien lac'] },
  'stop-waiting': { id: ['berhenti menunggu'], vi: ['thoi cho tin'] },
  menu: { any: ['menu'] },
  language: { id: ['bahasa', 'ganti bahasa'], vi: ['ngon ngu', 'doi ngon ngu'], any: ['language'] },
  // To the question that waits; where none does, it is a word like any other.
  'go-on': {
    id: ['lanjut', 'lanjutkan', 'lanjut mencatat'],
    vi: ['tiep', 'tiep tuc', 'ghi tiep', 'tra loi tiep'],
  },
  'speak-id': {
    any: ['bahasa indonesia', 'indonesia', 'indonesian', 'tieng indonesia', 'tieng indo'],
  },
  'speak-vi': { any: ['tieng viet', 'vietnam', 'viet nam', 'vietnamese', 'bahasa vietnam'] },
  start: { id: ['mulai'], vi: ['bat dau'], any: ['start'] },
}

const countries = new Set(['indonesia', 'vietnam', 'viet nam'])

const table = new Map<string, Command>()
for (const does of Object.keys(words) as Does[]) {
  for (const language of ['id', 'vi', 'any'] as const) {
    for (const word of words[does][language] ?? []) {
      const country = countries.has(word)
      table.set(word, { does, language: language === 'any' ? null : language, country })
    }
  }
}

const zeros = /^0(?: ?0)+$/

/**
 * The command a text is, or null. `00` and its like count as the last of several messages too: whoever
 * needs the screen cleared does not wait for an answer to the one before.
 */
export function commandIn(text: string): Command | null {
  const last = commandOf(lastMessage(text))
  if (last === null || last.does === 'hide') return last
  // Impatient people send a command twice.
  return text.split('\n\n').every((message) => commandOf(message)?.does === last.does) ? last : null
}

function commandOf(message: string): Command | null {
  // Telegram writes commands as `/menu`, in some places as `/menu@name`, and `/start` with a tail.
  const slashed = /^\/([a-z]+)(?:@\w+)?(\s|$)/i.exec(message)
  if (slashed) {
    const name = slashed[1]?.toLowerCase() ?? ''
    if (name === 'help') return table.get('menu') ?? null
    if (name === 'start' || slashed[2] === '') return table.get(name) ?? null
  }
  const word = bare(message)
  if (zeros.test(word)) return { does: 'hide', language: null, country: false }
  for (const reading of shortenings(word)) {
    const command = table.get(reading)
    if (command) return command
  }
  return null
}
