import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Envelope } from './numbers.ts'
import { isPerson } from './numbers.ts'

/**
 * Which stanza a piece of encrypted text came in. Baileys decrypts knowing only the text and its sender, but
 * hands on the very same bytes.
 */
export type Stanzas = {
  note(stanza: BinaryNode): void
  /** Null: not from a person, or not seen. */
  of(ciphertext: Uint8Array): Envelope | null
}

export function stanzas(): Stanzas {
  const seen = new WeakMap<Uint8Array, Envelope>()
  return {
    note(stanza) {
      const envelope = envelopeOf(stanza)
      if (!envelope || !Array.isArray(stanza.content)) return
      for (const { tag, content } of stanza.content)
        if (tag === 'enc' && content instanceof Uint8Array) seen.set(content, envelope)
    },
    of: (ciphertext) => seen.get(ciphertext) ?? null,
  }
}

/** Null for what no person wrote to us alone, and for what our own devices tell each other. */
export function envelopeOf({ attrs }: BinaryNode): Envelope | null {
  const { id, from, recipient, participant, category } = attrs
  if (!id || !from || participant || category === 'peer') return null
  const sentAt = Number(attrs['t']) * 1000
  // Only another device of our own number names whom a message was for.
  if (recipient) {
    const alt = attrs['recipient_pn'] ?? attrs['recipient_lid'] ?? null
    return isPerson(recipient) ? { id, from: recipient, alt, sentAt, byHand: true } : null
  }
  const alt = attrs['sender_pn'] ?? attrs['sender_lid'] ?? null
  return isPerson(from) ? { id, from, alt, sentAt } : null
}
