import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { markKey } from '../../domain/indicator.ts'
import type { Knowledge } from '../../domain/knowledge.ts'
import type { Contact } from '../../domain/offer.ts'
import { keysOf } from './indicators.ts'

type Marked = Pick<Contact, 'kind' | 'value'>

/**
 * Sites that are everybody's: a page on them may be marked, never the whole. Endings under which anybody gets an
 * address of their own stand here too.
 */
const everybodys = new Set(
  `wa.me whatsapp.com wa.link t.me telegram.me telegram.org zalo.me line.me lin.ee m.me messenger.com facebook.com
  fb.com fb.me instagram.com tiktok.com youtube.com youtu.be x.com twitter.com linkedin.com google.com goo.gl
  forms.gle gmail.com yahoo.com outlook.com bit.ly s.id tinyurl.com linktr.ee t.co cutt.ly is.gd rb.gy shopee.co.id
  shopee.vn tokopedia.com lazada.vn topcv.vn vietnamworks.com jobstreet.co.id glints.com blogspot.com wordpress.com
  wixsite.com weebly.com github.io vercel.app netlify.app pages.dev web.app firebaseapp.com herokuapp.com
  co.id or.id ac.id sch.id go.id my.id web.id biz.id desa.id com.vn net.vn org.vn edu.vn gov.vn
  com.my com.sg com.kh com.tw com.hk co.th co.kr co.jp`.split(/\s+/),
)

/** Fewer digits are a part of a number, or one of a service. */
const fewestDigits = 8

/**
 * Why a contact may not be marked; null: it may. Made once from what ships with the program: whoever marked a
 * ministry's number, by mistake or on purpose, would keep people from help.
 */
export function unmarkable({
  help,
  bodies,
}: Pick<Knowledge, 'help' | 'bodies'>): (mark: Marked) => 'of-an-office' | 'of-everybody' | null {
  const offices = new Set<string>()
  const sites: string[] = []
  for (const { country, entries } of help) {
    for (const { by, contact } of entries) {
      if (by === 'web') sites.push(hostOf(contact))
      if (by === 'email') offices.add(markKey({ kind: 'email', value: contact.toLowerCase() }))
      if (by !== 'phone' && by !== 'whatsapp') continue
      offices.add(markKey({ kind: 'phone', value: contact.replaceAll(/[^\d+]/g, '') }))
      const home = country === 'VN' ? 'VN' : 'ID'
      const number = parsePhoneNumberFromString(contact, home)?.number
      if (number) offices.add(markKey({ kind: 'phone', value: number }))
    }
  }
  for (const { domains, handles } of bodies) {
    sites.push(...domains.map(hostOf))
    for (const handle of handles) {
      offices.add(markKey({ kind: 'handle', value: handle.toLowerCase() }))
    }
  }

  return (mark) => {
    const { kind, value } = mark
    if (kind === 'link' || kind === 'email') {
      const host = hostOf(kind === 'email' ? value.slice(value.indexOf('@') + 1) : value)
      if (isUnder(host, sites)) return 'of-an-office'
      const bare = !/[/?#]./.test(value)
      if (kind === 'link' && bare && everybodys.has(host)) return 'of-everybody'
      // Whoever marks a domain marks what lies above an office's too.
      if (kind === 'link' && bare && sites.some((site) => isUnder(site, [host])))
        return 'of-an-office'
      if (kind === 'link' && !host.includes('.')) return 'of-everybody'
    }
    if (keysOf(mark).some((key) => offices.has(key))) return 'of-an-office'
    const digits = value.replaceAll(/\D/g, '').length
    return kind === 'phone' && digits < fewestDigits ? 'of-everybody' : null
  }
}

function hostOf(address: string): string {
  const host = address.toLowerCase().replace(/^https?:\/\//, '')
  return (host.split(/[/?#]/)[0] ?? host).replace(/^www\./, '')
}

function isUnder(host: string, sites: readonly string[]): boolean {
  return sites.some((site) => host === site || host.endsWith(`.${site}`))
}
