import { isJidBroadcast, isLidUser, isPnUser, jidDecode } from '@whiskeysockets/baileys'

/** A person's two numbers on WhatsApp, each as a full address without a device; null where not known. */
export type Numbers = { lid: string | null; pn: string | null }

/** What a stanza tells of who wrote. */
export type Envelope = {
  id: string
  from: string
  /** The other number, where the server tells it. */
  alt: string | null
  /** Epoch milliseconds, UTC; as WhatsApp says. */
  sentAt: number
  /** Not written by `from` but to them, on the telephone we are linked to. */
  byHand?: true
}

/** WhatsApp's own announcements come from here. */
const announcements = new Set(['0', '16505361212'])

/** Whether this is one person, and neither a group, a list, a channel, a status nor WhatsApp itself. */
export function isPerson(jid: string): boolean {
  if (isJidBroadcast(jid) || !(isLidUser(jid) || isPnUser(jid))) return false
  return !announcements.has(jidDecode(jid)?.user ?? '0')
}

/** Groups, lists, channels, statuses and announcements; not the server itself, which has no name before its `@`. */
export function isForOthers(jid: string): boolean {
  return jid.includes('@') && !jid.startsWith('@') && !isPerson(jid)
}

/** The numbers behind two addresses of one person, in either order. */
export function numbersOf(one: string, other: string | null): Numbers {
  const both = [one, other].flatMap((jid) => (jid ? [withoutDevice(jid)] : []))
  return {
    lid: both.find((jid) => isLidUser(jid)) ?? null,
    pn: both.find((jid) => isPnUser(jid)) ?? null,
  }
}

function withoutDevice(jid: string): string {
  const { user, server } = jidDecode(jid) ?? { user: '', server: '' }
  return `${user}@${server}`
}
