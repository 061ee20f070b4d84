import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type StaffLanguage, staffLanguages } from '../../domain/desk.ts'

export type Cookies = {
  session(): string
  keepSession(token: string): void
  /** After the first step of signing in. */
  half(): string
  keepHalf(token: string): void
  forgetSession(): void
  forgetHalf(): void
  language(): StaffLanguage | null
  keepLanguage(language: StaffLanguage): void
}

const sessionName = 'desk'
const halfName = 'desk-half'
const languageName = 'desk-lang'
const year = 365 * 24 * 60 * 60

/**
 * The cookies of one request. `Strict`: no other site can make this browser ask in somebody's name, not
 * even for a page. The session's has no age: it goes with the browser, and the server ends it sooner.
 */
export function cookiesOf(c: Context, secure: boolean): Cookies {
  const strict = { path: '/', secure, sameSite: 'Strict', httpOnly: true } as const
  const locked = secure ? ({ ...strict, prefix: 'host' } as const) : strict
  const get = (name: string) =>
    (secure ? getCookie(c, name, 'host') : getCookie(c, name))?.slice(0, 200) ?? ''
  const written = (name: string) => (secure ? `__Host-${name}` : name)

  return {
    session: () => get(sessionName),
    keepSession: (token) => setCookie(c, sessionName, token, locked),
    half: () => get(halfName),
    keepHalf: (token) => setCookie(c, halfName, token, { ...locked, maxAge: 300 }),
    forgetSession: () => void deleteCookie(c, written(sessionName), strict),
    forgetHalf: () => void deleteCookie(c, written(halfName), strict),
    language() {
      const chosen = get(languageName)
      return staffLanguages.find((language) => language === chosen) ?? null
    },
    keepLanguage: (language) => setCookie(c, languageName, language, { ...locked, maxAge: year }),
  }
}
