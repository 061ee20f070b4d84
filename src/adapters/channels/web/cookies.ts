import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Language, languages } from '../../../domain/language.ts'
import type { Address } from '../../../domain/message.ts'

export const channelName = 'web'

/**
 * That the screen is to be cleared. `asked`: by the page itself, perhaps without a connection, and the inside
 * may not know of it yet. `done`: the inside was told; nothing from before `since` is shown any more.
 */
export type Hiding = { state: 'asked'; messageId: string } | { state: 'done'; since: number }

export type Cookies = {
  address(): Address | null
  keepAddress(address: Address): void
  language(): Language | null
  keepLanguage(language: Language): void
  hiding(): Hiding | null
  keepHiding(hiding: Hiding): void
  forgetHiding(): void
}

const addressName = 'chat'
const languageName = 'lang'
const hidingName = 'shut'

const day = 24 * 60 * 60
// As long as what was said is kept.
const addressLives = 30 * day
// The inside needs a moment to clear the screen; this bridges it, and a bad hour of ours.
const hidingDoneLives = 60 * 60

/**
 * The cookies of one request. The address is `SameSite=Lax`, not `Strict`: opened from a link in another
 * app or site, a browser withholds a strict cookie, and whoever comes back would find an empty chat. What
 * `Strict` would add, refusing posts from other sites, the origin check does.
 */
export function cookiesOf(c: Context, secure: boolean): Cookies {
  const lax = { path: '/', secure, sameSite: 'Lax' } as const
  const locked = secure ? ({ ...lax, prefix: 'host' } as const) : lax

  return {
    address() {
      const id = secure ? getCookie(c, addressName, 'host') : getCookie(c, addressName)
      return id !== undefined && /^[\w-]{22}$/.test(id) ? { channel: channelName, id } : null
    },
    keepAddress(address) {
      setCookie(c, addressName, address.id, { ...locked, httpOnly: true, maxAge: addressLives })
    },
    language() {
      const chosen = getCookie(c, languageName)
      return languages.find((language) => language === chosen) ?? null
    },
    keepLanguage(language) {
      setCookie(c, languageName, language, { ...lax, httpOnly: true, maxAge: 365 * day })
    },
    hiding() {
      return readHiding(getCookie(c, hidingName) ?? '')
    },
    keepHiding(hiding) {
      const done = hiding.state === 'done'
      const value = done ? `d${hiding.since}` : `a${hiding.messageId}`
      // Not `httpOnly`: without a connection only the page's script can write it.
      setCookie(c, hidingName, value, { ...lax, maxAge: done ? hidingDoneLives : addressLives })
    },
    forgetHiding() {
      deleteCookie(c, hidingName, lax)
    },
  }
}

function readHiding(value: string): Hiding | null {
  const asked = /^a([\w-]{16,64})$/.exec(value)?.[1]
  if (asked !== undefined) return { state: 'asked', messageId: asked }
  const since = /^d(\d{1,15})$/.exec(value)?.[1]
  return since === undefined ? null : { state: 'done', since: Number(since) }
}
