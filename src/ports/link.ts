/**
 * How a channel stands that is a further device of somebody's phone. Kept where console and command line
 * can read it without being that device.
 */
export type LinkState = {
  status: LinkStatus
  /** The platform's own number for why it is not open; null where there is none. */
  code: number | null
  /** What the phone has to scan, as text; set while linking. */
  qr: string | null
  /** What has to be typed on the phone; set while linking by code. */
  pairingCode: string | null
  /** Until when the platform lets us begin no new chats: epoch milliseconds; null: no limit is known. */
  limitedUntil: number | null
  /** Since when it stands so, and when the process that holds it last said so: epoch milliseconds, UTC. */
  since: number
  at: number
}

export type LinkStatus =
  /** No phone is linked, and nobody asked for it. */
  | 'unlinked'
  /** Waiting for the phone: `qr` or `pairingCode` is to be shown. */
  | 'linking'
  | 'connecting'
  | 'open'
  /** Broken off; it is tried again by itself. */
  | 'away'
  /** The phone has taken it off its list. */
  | 'logged-out'
  /** The platform has closed the number, for a time or for good. */
  | 'closed'
  /** Another program uses the same login. */
  | 'replaced'
  /** The platform no longer talks to this version. */
  | 'outdated'

/** Somebody asks for a phone to be linked, by picture or by a code for this telephone number (digits). */
export type LinkRequest = { phone: string | null; at: number }

/** The view of it for console and command line. */
export type Link = {
  /** Null: nothing was ever written. */
  state(): Promise<LinkState | null>
  ask(request: LinkRequest): Promise<void>
}

/** Where both lie in the channel's `Keep`. */
export const linkPlaces = {
  state: { folder: 'state', name: 'now' },
  request: { folder: 'request', name: 'link' },
} as const
