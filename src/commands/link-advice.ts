import type { LinkState, LinkStatus } from '../ports/link.ts'

/** What there is to say of a state: in words, whether it is well, and what to do where it is not. */
export type Advice = { well: boolean; says: string; todo?: string }

/** Whoever holds the link says so every few seconds; a state this old is a dead process's. */
const oldAfter = 60_000

const pair = 'npm run -s suar -- pair'
const elsewhere =
  'People cannot be answered there until then: point them to the web page or Telegram. A continuation code they asked for joins them to their chat.'

const advice: Record<LinkStatus, Advice> = {
  open: { well: true, says: 'open' },
  connecting: { well: true, says: 'connecting' },
  linking: { well: true, says: 'waiting for the phone', todo: `${pair} shows what to scan` },
  unlinked: { well: false, says: 'no phone is linked', todo: `${pair}, and scan with the phone` },
  away: {
    well: false,
    says: 'broken off; it is tried again by itself',
    todo: 'look at the network, or wait',
  },
  'logged-out': {
    well: false,
    says: 'the phone has taken this device off its list',
    todo: `${pair}, and scan with the phone. ${elsewhere}`,
  },
  closed: {
    well: false,
    says: 'WhatsApp has closed the number, for a time or for good',
    todo: `open WhatsApp on the phone and ask for a review; then ${pair}. ${elsewhere}`,
  },
  replaced: {
    well: false,
    says: 'another program uses the same login',
    todo: `find and stop it; then ${pair}, or start the service anew`,
  },
  outdated: {
    well: false,
    says: 'WhatsApp no longer talks to this version of its library',
    todo: 'update the program',
  },
}

/** @param state null: none was ever written, or no service runs on data that only a running one can read */
export function linkAdvice(state: LinkState | null, now: number): Advice {
  if (!state) return { well: false, says: 'no service runs', todo: 'npm start' }
  const { well, says, todo } = advice[state.status]
  const since = new Date(state.since).toISOString().slice(0, 16).replace('T', ' ')
  const code = state.code === null ? '' : `, reason ${state.code}`
  const told = `${says}, since ${since} UTC${code}`
  if (state.at < now - oldAfter)
    return { well: false, says: `${told}; but no service holds it now`, todo: 'npm start' }
  if (state.limitedUntil !== null && state.limitedUntil > now)
    return {
      well: false,
      says: `${told}; WhatsApp lets it begin no new chats for a time`,
      todo: 'send less; answers in chats that exist still go out',
    }
  return { well, says: told, ...(todo ? { todo } : {}) }
}
