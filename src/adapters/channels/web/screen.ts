import type { Address } from '../../../domain/message.ts'
import type { Inside, ScreenLine } from '../../../ports/channel.ts'
import type { Hiding } from './cookies.ts'
import { type ShownLine, shownLine } from './shown-line.ts'
import type { Words } from './words.ts'

/** What is new on the screen. `reset`: what the page shows is no longer what may be seen; it starts anew. */
export type ScreenNews = { reset: boolean; lines: ShownLine[] }

// A page of more is slow on a cheap phone, and nobody scrolls that far.
const mostLines = 300

/** The lines the person may see now, at most the last few hundred. */
export async function wholeScreen(
  inside: Inside,
  of: Address,
  hiding: Hiding | null,
  words: Words,
): Promise<ShownLine[]> {
  const lines = await inside.screen(of, 0)
  return lines
    .filter(visibleUnder(hiding))
    .slice(-mostLines)
    .map((line) => shownLine(line, words))
}

/**
 * The lines after number `after`. The line `after` itself is asked for as well: when it is gone, the screen
 * was cleared, and a page that only heard of new lines would keep showing the old ones.
 */
export async function screenNews(
  inside: Inside,
  of: Address,
  after: number,
  hiding: Hiding | null,
  words: Words,
): Promise<ScreenNews> {
  const whole = () => wholeScreen(inside, of, hiding, words)
  if (after === 0) return { reset: false, lines: await whole() }
  const [known, ...newer] = (await inside.screen(of, after - 1)).filter(visibleUnder(hiding))
  if (known?.number !== after) return { reset: true, lines: await whole() }
  return { reset: false, lines: newer.map((line) => shownLine(line, words)) }
}

/** One line, where it may be seen now. */
export async function lineOnScreen(
  inside: Inside,
  of: Address,
  number: number,
  hiding: Hiding | null,
): Promise<ScreenLine | undefined> {
  if (number < 1) return undefined
  const [line] = await inside.screen(of, number - 1)
  return line?.number === number && visibleUnder(hiding)(line) ? line : undefined
}

function visibleUnder(hiding: Hiding | null): (line: ScreenLine) => boolean {
  if (!hiding) return () => true
  // Asked for and not yet done: the inside would still show everything, so nothing is shown.
  if (hiding.state === 'asked') return () => false
  return (line) => line.at > hiding.since
}
