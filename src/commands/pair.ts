import { toString as draw } from 'qrcode'
import type { Config } from '../config.ts'
import type { Link, LinkState } from '../ports/link.ts'
import { withLink } from './with-link.ts'

export type PairOptions = { phone?: string }

/** How long it is waited for somebody to scan what is shown, in milliseconds. */
const longest = 5 * 60_000
const lookEvery = 300

/**
 * `suar pair`: has the running service link a phone, shows what has to be scanned or typed, and ends when the
 * phone is linked. Drawn on a terminal; elsewhere the bare text of the picture, a line each.
 */
export function pair(config: Config, { phone }: PairOptions): Promise<number> {
  return withLink(config, async (link) => {
    const digits = phone?.replace(/[\s+()-]/g, '') ?? null
    if (digits !== null && !/^\d{7,15}$/.test(digits))
      return tell('--phone is the number with its country, as +62 812 3456 7890.', 1)
    const before = await link.state()
    if (!before)
      return tell('WhatsApp is not on, or no service runs: set WHATSAPP=on and start it.', 1)
    if (before.status === 'open') return tell('A phone is linked already, and it is open.', 0)
    const askedAt = Date.now()
    await link.ask({ phone: digits, at: askedAt })
    return await showUntilLinked(link, askedAt)
  })
}

async function showUntilLinked(link: Link, askedAt: number): Promise<number> {
  let shown = ''
  let waitedFor = false
  while (Date.now() < askedAt + longest) {
    await new Promise((resolve) => setTimeout(resolve, lookEvery))
    const state = await link.state()
    if (!state || state.at < askedAt) continue
    if (state.status === 'open') return tell('Linked.', 0)
    if (state.status === 'linking') waitedFor = true
    else if (waitedFor && state.status === 'unlinked') return tell('Nobody scanned it in time.', 1)
    const toShow = state.qr ?? state.pairingCode ?? ''
    if (toShow === shown || toShow === '') continue
    shown = toShow
    process.stdout.write(await shownState(state))
  }
  return tell('Nothing was linked in time.', 1)
}

async function shownState({ qr, pairingCode }: LinkState): Promise<string> {
  if (qr === null) {
    const code = pairingCode ?? ''
    return process.stdout.isTTY
      ? `On the phone: Linked devices, Link with phone number. The code: ${code.slice(0, 4)}-${code.slice(4)}\n`
      : `${code}\n`
  }
  if (!process.stdout.isTTY) return `${qr}\n`
  const picture = await draw(qr, { type: 'terminal', small: true, errorCorrectionLevel: 'L' })
  return `On the phone: Linked devices, Link a device.\n${picture}\n`
}

function tell(line: string, status: number): number {
  process.stderr.write(`${line}\n`)
  return status
}
