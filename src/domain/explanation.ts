import type { Words } from './corridor.ts'
import type { CountryCode } from './language.ts'
import type { Measure } from './measure.ts'
import type { AgencyMatch } from './notice.ts'
import type { Level, Thin } from './verdict.ts'

/** A verdict put in the order in which it is told: what a reply is made of, before any wording. */
export type Explanation = {
  level: Level
  /**
   * At most three, strongest first. `quote` is the person's own words, shortened; null for a missing thing.
   * `nameless`: the quote may be handed on, as far as we see it names nobody and holds no number or link.
   */
  signs: { pattern: string; quote: string | null; nameless?: boolean }[]
  /** What an authority says of going from `origin` to work in `destination`. */
  corridor: {
    origin: CountryCode
    destination: CountryCode
    placement: 'closed' | 'suspended' | 'restricted' | 'open' | 'unknown'
    authority: Words | null
    on: string | null
  } | null
  /** At most two firms, the notice that says most of each. */
  notices: AgencyMatch[]
  /** Firms named in the offer that our notices do not hold. */
  unknownAgencies: string[]
  /** One lawful way to the same wish. */
  lawfulWay: { name: Words; runBy: string; site: string | null } | null
  /** The one question whose answer would decide; null where none would. */
  ask: Thin | null
  /** What its figures were held against; missing in what was judged before this was kept. */
  measures?: Measure[] | undefined
}
