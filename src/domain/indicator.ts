import type { Contact, Span } from './offer.ts'

/**
 * A number, account, address, handle or link that stood in messages the desk judged dangerous. It is our own
 * mark, no authority's word, and says nothing of whoever owns it: they may have been robbed of it, or forced.
 */
export type Indicator = {
  kind: Contact['kind']
  /** Normalised as `offer/extract` does. */
  value: string
  /** Two people of the desk saw the same dangerous campaign behind it; else it only stood in such messages. */
  campaign: boolean
  /** The last day on which it is shown, `YYYY-MM-DD`. */
  until: string
}

/** How a contact in a message met a mark. */
export type IndicatorMatch = { indicator: Indicator; span: Span }

/** How a mark is named where the whole of it is not needed. */
export function markKey({ kind, value }: Pick<Contact, 'kind' | 'value'>): string {
  return `${kind} ${value}`
}

/** So many days after it was last seen a mark is no longer shown. */
export const markedDays = 180
