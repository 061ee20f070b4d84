import { type Indicator, type IndicatorMatch, markKey } from '../../domain/indicator.ts'
import type { Contact } from '../../domain/offer.ts'
import type { Sign } from '../../domain/verdict.ts'

/** All marks, ready to be asked about contacts. Cost does not grow with them. */
export type IndicatorIndex = ReadonlyMap<string, Indicator>

export const noIndicators: IndicatorIndex = new Map()

/** What is compared of a contact. */
type Marked = Pick<Contact, 'kind' | 'value'>

/** Makes marks ready. Of two on the same thing the one that says more counts. */
export function indexIndicators(indicators: Iterable<Indicator>): IndicatorIndex {
  const index = new Map<string, Indicator>()
  for (const indicator of indicators) {
    const key = markKey(indicator)
    const other = index.get(key)
    if (!other || saysMore(indicator, other)) index.set(key, indicator)
  }
  return index
}

function saysMore(a: Indicator, b: Indicator): boolean {
  return a.campaign === b.campaign ? a.until > b.until : a.campaign
}

/**
 * The marks on what a message names, one for each mark, in the order of the text.
 * @param today `YYYY-MM-DD`
 */
export function marksOn(
  contacts: readonly Contact[],
  index: IndicatorIndex,
  today: string,
): IndicatorMatch[] {
  if (index.size === 0) return []
  const found = new Map<Indicator, IndicatorMatch>()
  for (const contact of contacts) {
    for (const key of keysOf(contact)) {
      const indicator = index.get(key)
      if (!indicator || indicator.until < today || found.has(indicator)) continue
      found.set(indicator, { indicator, span: contact.span })
    }
  }
  return [...found.values()]
}

/** Cuts of one link that are looked up; an address has few. */
const mostCuts = 12

/**
 * Everything a contact may be marked as: itself, the number or handle inside a chat link, the site a page lies on.
 * A mark on a site holds for what lies under it, one on a page for what follows it.
 */
export function keysOf({ kind, value }: Marked): string[] {
  if (kind !== 'link') return [markKey({ kind, value })]
  const cut = value.search(/[/?#]/)
  const host = cut < 0 ? value : value.slice(0, cut)
  const rest = cut < 0 ? '' : value.slice(cut)
  const keys = insideChatLink(host, rest).map(markKey)
  const labels = host.split('.').slice(-6)
  for (const at of labels.keys()) {
    if (at < labels.length - 1) keys.push(`link ${labels.slice(at).join('.')}`)
  }
  let page = host
  for (const piece of rest.split(/(?=[/?#])/).slice(0, mostCuts)) {
    page += piece
    // `site.com/a/`: the sign at the end says nothing.
    if (piece.length > 1) keys.push(`link ${page}`)
  }
  return [...new Set(keys)]
}

/** `wa.me/628...` is a telephone number, `t.me/name` a handle. */
function insideChatLink(host: string, rest: string): Marked[] {
  if (host === 'wa.me' || host.endsWith('whatsapp.com')) {
    const digits = /^\/(?:send\/?\?(?:[^#]*&)?phone=)?\+?(\d{8,15})(?!\d)/.exec(rest)?.[1]
    return digits ? [{ kind: 'phone', value: `+${digits}` }] : []
  }
  if (host === 'zalo.me') {
    const digits = /^\/(0\d{8,10}|84\d{8,10})(?!\d)/.exec(rest)?.[1]
    return digits ? [{ kind: 'phone', value: `+84${digits.replace(/^(?:0|84)/, '')}` }] : []
  }
  if (host === 't.me' || host === 'telegram.me') {
    const handle = /^\/([a-z0-9_]{3,40})(?![a-z0-9_])/.exec(rest)?.[1]
    return handle ? [{ kind: 'handle', value: `@${handle}` }] : []
  }
  return []
}

/** The sign of a mark that only says "careful", and of one that two people hold for part of a dangerous campaign. */
export const ofMark = 'marked-contact'
export const ofCampaign = 'marked-campaign'

/** What the heaviest of the marks says as a sign; null where there is none. */
export function signOfMarks(
  marks: readonly IndicatorMatch[],
  weights: { seen: number; campaign: number },
): Sign | null {
  const match = marks.find(({ indicator }) => indicator.campaign) ?? marks[0]
  if (!match) return null
  const { campaign } = match.indicator
  return {
    pattern: campaign ? ofCampaign : ofMark,
    family: 'contact-and-identity',
    strong: campaign,
    weight: campaign ? weights.campaign : weights.seen,
    span: match.span,
  }
}
