import type { Event } from '../domain/event.ts'
import type { Language } from '../domain/language.ts'
import type { Session } from '../domain/session.ts'
import { bare, hasWords } from './bare.ts'
import type { Command } from './commands.ts'

/** Letters that of the languages here only Vietnamese has. */
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

/** Small words by which Indonesian shows itself. A list of names in Latin letters has none. */
const indonesian =
  /(?:^|[^\p{L}])(?:yang|yg|dan|di|ke|dari|untuk|utk|ini|itu|ada|tidak|tdk|gak|ga|nggak|bisa|mau|sudah|saya|aku|kami|kerja|gaji|apa|kak|min|tolong|juta|jt)(?:[^\p{L}]|$)/iu

/**
 * The language to answer in. Found from the first message; until the person chose one, it follows a
 * message of three words or more whose language is clear, and a command of one language.
 */
export function languageFor(event: Event, session: Session, command: Command | null): Language {
  if (session.language !== null && session.languageChosen) return session.language
  if (command?.language) return command.language
  const clear = hasWords(event.text, 3) ? clearLanguage(event) : null
  if (clear) return clear
  if (session.language !== null) return session.language
  return vietnamese.test(event.text) ? 'vi' : guessed(event)
}

/** Two words or one, of somebody new: how they greet, else what the platform guesses. */
function guessed(event: Event): Language {
  const word = bare(event.text)
  if (/^(?:xin chao|chao|alo|cam on|da)\b/u.test(word)) return 'vi'
  if (/^(?:halo|hai|selamat|assalam|permisi|terima)/u.test(word)) return 'id'
  // Whoever was sent a picture reads the language it is in.
  return event.code?.verdict?.language ?? hinted(event.languageHint) ?? read(event) ?? 'id'
}

function clearLanguage(event: Event): Language | null {
  const language = read(event)
  if (language === 'id' && indonesian.test(event.text)) return 'id'
  return vietnamese.test(event.text) || language === 'vi' ? 'vi' : null
}

function read(event: Event): Language | null {
  const language = event.verdict?.language
  return language === 'id' || language === 'vi' ? language : null
}

function hinted(tag: string | null): Language | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  if (language === 'vi') return 'vi'
  return language === 'id' || language === 'in' ? 'id' : null
}
