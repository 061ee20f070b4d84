import type { Contact } from '../../domain/offer.ts'

/** The host of a link or an address; null for the rest. */
export function hostOf(contact: Contact): string | null {
  if (contact.kind !== 'link' && contact.kind !== 'email') return null
  return contact.value.slice(contact.value.indexOf('@') + 1).split(/[/?#]/)[0] ?? null
}
