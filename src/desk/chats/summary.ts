import type { HandOver } from '../../domain/desk.ts'
import type { CountryCode, Language } from '../../domain/language.ts'
import type { Level } from '../../domain/verdict.ts'
import type { ChatView } from '../../runtime/chat-view.ts'

/** What a worker reads before the first word, in codes that the console puts into words. */
export type Summary = {
  reason: HandOver['reason'] | null
  urgency: HandOver['urgency'] | null
  language: Language
  /** Where the person is, as far as they told. */
  country: CountryCode | null
  /** Somebody may be held; somebody may be in danger from themselves. */
  dangers: ChatView['dangers']
  /** They said that writing is safe; they asked us not to write; the screen was cleared. */
  safeToWrite: boolean
  quiet: boolean
  hidden: boolean
  /** A pin was sent, and when. It is shown to whoever opens it. */
  placeAt: number | null
  /** The last offer they showed: how it was judged, and by which patterns. */
  offer: { level: Level; signs: string[] } | null
  /** Words of theirs since the last answer of ours. */
  unanswered: number
  /** How often a person of ours has been here before. */
  earlier: number
}

/** Nothing in it is a person's own words. */
export function summaryOf(view: ChatView): Summary {
  const { handOver, session, dangers, places, lines, earlier } = view
  const ours = lines.findLast(({ by, marker }) => by !== 'person' && !marker)
  const { language, country, safeToWrite, quiet, hidden, offer } = session
  return {
    reason: handOver?.reason ?? null,
    urgency: handOver?.urgency ?? null,
    language: language ?? 'id',
    country,
    dangers,
    safeToWrite,
    quiet,
    hidden,
    placeAt: places.at(-1)?.at ?? null,
    offer: offer && { level: offer.level, signs: offer.signs },
    unanswered: lines.filter(({ by, number }) => by === 'person' && number > (ours?.number ?? 0))
      .length,
    earlier,
  }
}
