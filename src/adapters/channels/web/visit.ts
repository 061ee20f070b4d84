import type { Context } from 'hono'
import { type Language, languages } from '../../../domain/language.ts'
import { fromHere } from '../../../pages/from-here.ts'
import { type ReachedSettings, reachedBy } from '../../../pages/reached-by.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import { preferredLanguage } from './preferred-language.ts'
import { type Texts, type Words, wordsIn } from './words.ts'

export type VisitSettings = ReachedSettings & { texts: Texts }

/** One request, as far as it tells who asks. Of the network it keeps nothing. */
export type Visit = {
  c: Context
  cookies: Cookies
  language: Language
  /** The language the person chose or their browser asks for; null where `language` is only our guess. */
  hint: Language | null
  words: Words
  /** False for a post that another site made this browser send. */
  fromHere: boolean
}

export function visitOf(c: Context, settings: VisitSettings): Visit {
  const { secure, ours } = reachedBy(c, settings)
  const cookies = cookiesOf(c, secure)
  const asked = languages.find((language) => language === c.req.query('lang'))
  const hint = asked ?? cookies.language() ?? preferredLanguage(c.req.header('Accept-Language'))
  const language = hint ?? 'id'
  return {
    c,
    cookies,
    language,
    hint,
    words: wordsIn(settings.texts, language),
    fromHere: fromHere({
      site: c.req.header('Sec-Fetch-Site'),
      origin: c.req.header('Origin'),
      ours,
    }),
  }
}
