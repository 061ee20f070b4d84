import type { Language } from '../domain/language.ts'
import type { Address } from '../domain/message.ts'
import { type Line, type Reply, spoken } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Spoken } from './chat-record.ts'
import type { Rules } from './rules.ts'

/** The language somebody is answered in before they showed one: the platform's guess, else Indonesian. */
export function languageOf(session: Session, hint: string | null): Language {
  return session.language ?? (hint?.toLowerCase().startsWith('vi') ? 'vi' : 'id')
}

/** A reply in its final wording: lines under each other, then the short answers. */
export function render(reply: Reply, to: Address, language: Language, say: Rules['say']): Spoken {
  const word = (line: Line) => spoken(line, (key, values) => say(language, key, values))
  return {
    to,
    text: reply.lines.map(word).join('\n'),
    choices: reply.choices.map(({ id, label }) => ({ id, label: say(language, label, {}) })),
    leave: reply.leave,
  }
}
