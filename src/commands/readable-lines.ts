import { noDesk } from '../domain/desk.ts'
import { spoken } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { House } from './house.ts'
import { rulesOf } from './rules.ts'

/** What Suar would say to one message in one session, as plain text with numbered answers. */
export function readableLines(house: House, text: string, session: Session): string {
  const { read, next, say, answer } = rulesOf(house)
  const { verdict, explanation } = read(text, session.language === 'vi' ? 'VN' : null)
  const { replies, session: after } = next(
    {
      at: Date.now(),
      text,
      choice: null,
      place: null,
      media: null,
      code: null,
      objections: [],
      desks: noDesk,
      opened: false,
      addedToGroup: false,
      writesFirst: false,
      flooding: false,
      languageHint: null,
      continues: false,
      verdict,
      answer: verdict.level === null ? answer(text, session, verdict) : null,
      explanation,
    },
    session,
  )
  const language = after.language ?? 'id'
  return replies
    .map(({ lines, choices }) =>
      [
        ...lines.map((line) => spoken(line, (key, values) => say(language, key, values))),
        ...choices.map(({ label }, i) => `${i + 1} ${say(language, label, {})}`),
      ].join('\n'),
    )
    .join('\n\n')
    .replaceAll('*', '')
}
