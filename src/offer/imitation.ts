import type { KnownBody } from '../domain/place.ts'

/** The sites of known offices and firms, ready to be compared with. */
export type KnownSites = {
  /** Whole hosts that are theirs. */
  hosts: ReadonlySet<string>
  /** The telling part of a host: `kp2mi` of `kp2mi.go.id`. */
  labels: { label: string; state: boolean }[]
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
  for (const { domains, kind } of bodies) {
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
  return { hosts, labels: [...labels].map(([label, state]) => ({ label, state })) }
}

/** The registered name of a host: `kp2mi` of `www.kp2mi.go.id`. */
function labelOf(host: string): string {
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
  if (stateEndings.some((ending) => host.endsWith(ending))) return false
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
