import type { NamesAndNumbers } from '../desk/knowledge/proposal.ts'
import type { CountryCode } from '../domain/language.ts'
import type { Contact } from '../domain/offer.ts'
import { contacts } from '../offer/extract/contacts.ts'
import { firmName } from '../offer/look-up/names.ts'
import { similarIndex } from '../offer/look-up/similar.ts'
import { unmarkable } from '../offer/look-up/unmarkable.ts'
import { plain } from '../offer/read/plain.ts'
import type { Shipped } from './house.ts'

/** What the desk asks of the rooms that read offers. */
export function namesAndNumbers(shipped: Pick<Shipped, 'help' | 'bodies'>): NamesAndNumbers {
  return {
    nameKey: (name) => firmName(name).key,
    showsFirm: (name) => firmName(name).formed || /^[\w-]+(?:\.[\w-]+)+$/.test(name.trim()),
    nearAmong: (keys) => similarIndex(keys).find,
    unmarkable: unmarkable(shipped),
  }
}

/**
 * The numbers, accounts, handles and links in what somebody typed, as the checker will find them in messages. One
 * whose digits are hidden (`0812-xxxx`) is none.
 * @param home where a number without a country code is from
 */
export function contactsTyped(text: string, home: CountryCode): Pick<Contact, 'kind' | 'value'>[] {
  return contacts(plain(text), home)
    .filter(({ kind, span }) => kind !== 'phone' || !/[xo]/i.test(span.quote))
    .map(({ kind, value }) => ({ kind, value: kind === 'link' ? withoutEnd(value) : value }))
}

/** `site.com/a/` and `site.com/a` are the same page. */
function withoutEnd(link: string): string {
  return link.endsWith('/') ? withoutEnd(link.slice(0, -1)) : link
}
