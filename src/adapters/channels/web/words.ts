import type { Language } from '../../../domain/language.ts'

/** What the house says under a key, in a language; `content` gives it. */
export type Texts = (
  language: Language,
  key: string,
  values?: Record<string, string | number>,
) => string

/** Every sentence of the page. A test holds `locales/<language>/web.json` to this list, both ways. */
export const webKeys = [
  'title',
  'languages',
  'hide',
  'intro',
  'log',
  'by-person',
  'by-suar',
  'by-worker',
  'choices',
  'message',
  'message-hint',
  'send',
  'place',
  'file',
  'file-hint',
  'file-open',
  'file-too-large',
  'file-type',
  'file-busy',
  'media-photo',
  'media-document',
  'media-voice',
  'media-video',
  'media-other',
  'reload',
  'back',
  'resume',
  'resume-code',
  'resume-send',
  'resume-done',
  'resume-unknown',
  'resume-tries',
  'sending',
  'sent',
  'unsent',
  'retry',
  'refused',
  'offline',
  'trouble',
  'place-searching',
  'place-denied',
  'place-failed',
  'place-sent',
  'no-cookies',
  'too-large',
  'broken',
  'wrong-form',
  'foreign',
  'later',
  'unavailable',
  'dull-title',
  'dull-length',
  'dull-length-rows',
  'dull-weight',
  'dull-weight-rows',
  'dull-volume',
  'dull-volume-rows',
  'dull-time',
  'dull-time-rows',
] as const
export type WebKey = (typeof webKeys)[number]

/** The page's sentences in one language. */
export type Words = ((key: WebKey) => string) & { language: Language }

export function wordsIn(texts: Texts, language: Language): Words {
  const words = (key: WebKey) => texts(language, `web:${key}`)
  return Object.assign(words, { language })
}
