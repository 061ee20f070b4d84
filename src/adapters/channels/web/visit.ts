import type { Context } from 'hono'
import { type Language, languages } from '../../../domain/language.ts'
import { fromHere } from '../../../pages/from-here.ts'
import { type Cookies, cookiesOf } from './cookies.ts'
import { preferredLanguage } from './preferred-language.ts'
import { type Texts, type Words, wordsIn } from './words.ts'

export type VisitSettings = {
  texts: Texts
  /** Where people reach the page, e.g. `https://example.org`; null where nobody said. */
  publicUrl: string | null
  /** Whether `X-Forwarded-*` is written by a proxy of ours. */
  trustProxy: boolean
}

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
  const { texts, publicUrl, trustProxy } = settings
  const forwarded = (name: string) =>
    trustProxy ? c.req.header(name)?.split(',')[0]?.trim() : undefined
  const seen = new URL(c.req.url)
  const protocol = forwarded('X-Forwarded-Proto') ?? seen.protocol.replace(':', '')
  const host = forwarded('X-Forwarded-Host') ?? seen.host
  const ours = [`${protocol}://${host}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])]

  const cookies = cookiesOf(c, protocol === 'https' || isHttps(publicUrl))
  const asked = languages.find((language) => language === c.req.query('lang'))
  const hint = asked ?? cookies.language() ?? preferredLanguage(c.req.header('Accept-Language'))
  const language = hint ?? 'id'
  return {
    c,
    cookies,
    language,
    hint,
    words: wordsIn(texts, language),
    fromHere: fromHere({
      site: c.req.header('Sec-Fetch-Site'),
      origin: c.req.header('Origin'),
      ours,
    }),
  }
}

export function isHttps(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') ?? false
}
