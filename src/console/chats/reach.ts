import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import type { Words } from '../words.ts'
import { agoWords } from './ago.ts'

/** Where words may be pushed for no longer than this, how long they still can be is worth saying. */
const longWindow = 60 * 60_000

export type Reach = 'quiet' | 'hidden' | 'late' | 'soon' | 'open'

/** Whether a word of ours reaches the person now, or is kept until they write. */
export function reachOf(
  { heardAt, pushUntil, summary }: Pick<DeskChat, 'heardAt' | 'pushUntil' | 'summary'>,
  now: number,
): Reach {
  if (summary.hidden) return 'hidden'
  if (summary.quiet) return 'quiet'
  if (now > pushUntil) return 'late'
  return pushUntil - heardAt < longWindow ? 'soon' : 'open'
}

/** Says it, and goes on saying it as time passes: the script does what is done here, by the same words. */
export function reachHtml(found: DeskChat, now: number, words: Words) {
  const { heardAt, pushUntil } = found
  const reach = reachOf(found, now)
  const ago = agoWords(words, now - heardAt)
  const said =
    reach === 'soon'
      ? words('chats:reach-soon', { ago, left: agoWords(words, pushUntil - now) })
      : reach === 'open' || reach === 'late'
        ? words(`chats:reach-${reach}`, { ago })
        : words(`chats:reach-${reach}`)
  const ticks = reach !== 'quiet' && reach !== 'hidden'
  return html`<p id="reach" class="reach ${reach}" ${ticks && html`data-heard="${heardAt}" data-until="${pushUntil}" data-short="${pushUntil - heardAt < longWindow ? 'yes' : 'no'}"`}>${said}</p>`
}
