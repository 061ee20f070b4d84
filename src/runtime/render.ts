import type { CodedVerdict } from '../domain/coded.ts'
import type { Language } from '../domain/language.ts'
import type { Address } from '../domain/message.ts'
import type { Picture } from '../domain/picture.ts'
import { type Line, type Reply, spoken } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Spoken } from './chat-record.ts'
import type { Rules } from './rules.ts'

/** The language somebody is answered in before they showed one: the platform's guess, else Indonesian. */
export function languageOf(session: Session, hint: string | null): Language {
  return session.language ?? (hint?.toLowerCase().startsWith('vi') ? 'vi' : 'id')
}

/**
 * A reply in its final wording: lines under each other, then the short answers.
 * @param codeFor the code under which a picture's verdict is kept, as it is shown
 */
export function render(
  reply: Reply,
  to: Address,
  language: Language,
  say: Rules['say'],
  codeFor: (verdict: CodedVerdict) => string,
): Spoken {
  const word = (line: Line) => spoken(line, (key, values) => say(language, key, values))
  return {
    to,
    text: reply.lines.map(word).join('\n'),
    choices: reply.choices.map(({ id, label }) => ({ id, label: say(language, label, {}) })),
    ...(reply.picture ? { picture: worded(reply.picture, word, codeFor) } : {}),
    leave: reply.leave,
  }
}

function worded(
  { verdict, level, language, ...picture }: NonNullable<Reply['picture']>,
  word: (line: Line) => string,
  codeFor: (verdict: CodedVerdict) => string,
): Picture {
  return {
    level,
    language,
    title: word(picture.title),
    lead: word(picture.lead),
    reasons: picture.reasons.map(word),
    advice: picture.advice.map(word),
    check: word(picture.check),
    notes: picture.notes.map(word),
    alt: word(picture.alt),
    code: codeFor(verdict),
  }
}
