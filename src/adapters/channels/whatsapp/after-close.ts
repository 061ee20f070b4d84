import type { LinkStatus } from '../../../ports/link.ts'

/** What to do after a connection ended. */
export type AfterClose =
  | { kind: 'at-once' }
  | { kind: 'wait' }
  /** Never by itself: whoever runs it must do something first. `forget`: the login is worth nothing. */
  | { kind: 'stop'; status: LinkStatus; forget: boolean }

const stops: Record<number, { status: LinkStatus; forget: boolean }> = {
  401: { status: 'logged-out', forget: true },
  402: { status: 'closed', forget: false }, // banned for a time
  403: { status: 'closed', forget: true },
  405: { status: 'outdated', forget: false },
  406: { status: 'closed', forget: true }, // banned
  409: { status: 'outdated', forget: false },
  411: { status: 'logged-out', forget: true }, // not a multi-device login
  440: { status: 'replaced', forget: false },
}

/**
 * Rules by the reason WhatsApp gives, as Baileys tells it. What is not known is waited for: a loop of
 * logins is what gets numbers banned, and a number that stops for nothing leaves people without an answer.
 * @param code null where there was no reason
 */
export function afterClose(code: number | null): AfterClose {
  if (code === 515) return { kind: 'at-once' }
  const stop = code === null ? undefined : stops[code]
  return stop ? { kind: 'stop', ...stop } : { kind: 'wait' }
}
