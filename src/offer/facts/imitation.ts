import type { Contact } from '../../domain/offer.ts'
import type { KnownBody } from '../../domain/place.ts'

/** The sites of known offices and firms, ready to be compared with. */
export type KnownSites = {
  /** Whole hosts that are theirs. */
  hosts: ReadonlySet<string>
  /** The telling part of a host: `kp2mi` of `kp2mi.go.id`. */
  labels: { label: string; state: boolean }[]
  /** Accounts that are theirs, without their `@`. */
  accounts: ReadonlySet<string>
  /** Hosts, addresses and accounts an authority or the firm itself has called false. */
  reported: ReadonlySet<string>
}

/** Endings under which only states can register. */
const stateEndings = [
  '.go.id',
  '.gov.vn',
  '.go.kr',
  '.gov.tw',
  '.gov.sg',
  '.gov.my',
  '.go.jp',
  '.mil.id',
  '.gov',
]
const secondLevel = new Set('co com go gov or org ac edu net web my sch'.split(' '))
/** Parts of hosts too short or too common to tell anybody. */
const shortestLabel = 5

export function knownSites(bodies: KnownBody[]): KnownSites {
  const hosts = new Set<string>()
  const labels = new Map<string, boolean>()
  const accounts = new Set<string>()
  const reported = new Set<string>()
  for (const { domains, kind, handles, imitations } of bodies) {
    for (const handle of handles) accounts.add(accountName(handle))
    for (const told of imitations.split(';')) {
      const address = told.trim().toLowerCase()
      if (/[.@]/.test(address) && !/\s/.test(address)) reported.add(address.replace(/^@/, ''))
    }
    for (const domain of domains) {
      const host = (domain.split('/')[0] ?? '').toLowerCase().replace(/^www\./, '')
      if (!host) continue
      hosts.add(host)
      const label = labelOf(host)
      hosts.add(host.slice(host.indexOf(label)))
      if (label.length >= shortestLabel)
        labels.set(label, (labels.get(label) ?? false) || kind !== 'employer')
    }
  }
  const told = [...labels].map(([label, state]) => ({ label, state }))
  return { hosts, labels: told, accounts, reported }
}

/** Whether only a state can have registered a host. */
export function isStateHost(host: string): boolean {
  return stateEndings.some((ending) => host.endsWith(ending))
}

/** The registered name of a host: `kp2mi` of `www.kp2mi.go.id`. */
export function labelOf(host: string): string {
  const labels = host.split('.')
  let at = labels.length - 2
  while (at > 0 && secondLevel.has(labels[at] ?? '')) at--
  return labels[Math.max(0, at)] ?? ''
}

/** Whether a host is one of the known ones, or stands under one. */
export function isKnownHost(host: string, { hosts }: KnownSites): boolean {
  const labels = host.split('.')
  return labels.some((_, i) => hosts.has(labels.slice(i).join('.')))
}

/**
 * Whether a host carries a known name and is not its owner's: `siskop2mi-daftar.com`, `kp2mi.go.id.x.com`,
 * `bp2mi.org`, `vietnamairslines.com`. A firm's bare name under another ending may well be its own.
 */
export function imitates(host: string, sites: KnownSites): boolean {
  if (isKnownHost(host, sites)) return false
  if (isStateHost(host)) return false
  const registered = labelOf(host)
  const parts = host.split(/[.-]/)
  return sites.labels.some(({ label, state }) => {
    if (registered === label) return state
    if (parts.includes(label)) return true
    if (registered.includes(label)) return label.length >= 6
    return label.length >= 9 && oneLetterAway(registered, label)
  })
}

function oneLetterAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const rest = (text: string, skip: number) => text.slice(i + skip)
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
}

/** The name of an account, whichever way it is written: `@name`, `facebook.com/name`. */
function accountName(handle: string): string {
  const name = handle.toLowerCase().replace(/^@/, '').split(/[?#]/)[0] ?? ''
  return name.slice(name.lastIndexOf('/') + 1)
}

const socialHosts = new Set(
  'instagram.com facebook.com fb.com m.facebook.com tiktok.com t.me telegram.me zalo.me x.com twitter.com threads.net m.me'.split(
    ' ',
  ),
)

/** The account a contact names on a platform where everybody opens one; null for all else. */
export function accountOf({ kind, value }: Contact): string | null {
  if (kind === 'handle') return accountName(value)
  const slash = value.indexOf('/')
  if (kind !== 'link' || slash < 0 || !socialHosts.has(value.slice(0, slash))) return null
  const name = value.slice(slash + 1).split(/[/?#]/)[0] ?? ''
  return name ? name.replace(/^@/, '') : null
}

const recruiting =
  /rekrut|recruit|loker|lowongan|karir|karier|career|hrd|tuyendung|nhansu|pendaftaran|daftar/

/**
 * Whether an account was called false, or is made to look like one that is known: a letter away from it, or the
 * same name with a word of hiring. Where no account of a body is known, nothing is said of others.
 */
export function imitatesAccount(
  account: string,
  { accounts, reported, labels }: KnownSites,
): boolean {
  if (accounts.has(account)) return false
  if (reported.has(account)) return true
  const letters = account.replaceAll(/[._-]/g, '')
  for (const known of accounts) {
    const own = known.replaceAll(/[._-]/g, '')
    if (own.length < 9) continue
    if (letters === own || oneLetterAway(letters, own)) return true
    const label = labels.find((one) => own.includes(one.label))?.label
    if (label && letters.includes(label) && recruiting.test(letters)) return true
  }
  return false
}

/** Whether an address as written was called false: a host, or a whole mail address. */
export function isReported({ kind, value }: Contact, { reported }: KnownSites): boolean {
  if (kind === 'email') return reported.has(value)
  return kind === 'link' && reported.has(value.split('/')[0] ?? '')
}
