import type { Explanation } from '../domain/explanation.ts'
import type { Line, Reply } from '../domain/reply.ts'
import type { JudgedOffer } from '../domain/session.ts'
import { writtenDay } from '../domain/written-date.ts'
import { askLine, reportLine, siteLine, type Teller } from './teller.ts'
import { corridorLines, signLine } from './verdict-reply.ts'

/** Signs a picture has room for. */
const mostSigns = 3

/** What stands under a picture, which is also what a telephone shows of it on a locked screen. */
export function captionLines(): Line[] {
  return [line('picture:caption')]
}

/**
 * A verdict as a picture for people who never saw the offer: its level, the signs, what an authority says
 * of the country, what to do. Without a firm's name, and without a quote that may hold a name, a number or
 * a link: handed on, a picture must not brand anybody. None for the lowest level.
 */
export function pictureFor(
  { level, at, atHome, explanation }: JudgedOffer,
  teller: Teller,
): NonNullable<Reply['picture']> | null {
  if (level === 'no-known-signs') return null
  const { language } = teller
  const signs = explanation.signs.slice(0, mostSigns)
  return {
    level,
    language,
    title: line(`picture:title-${level}`),
    lead: line(leadOf(level, explanation)),
    reasons: [...signs.map(namelessSign).map(signLine), ...corridorLines(explanation, teller)],
    advice: level === 'danger' ? dangerAdvice(atHome, teller) : cautionAdvice(atHome, teller),
    check: line('picture:check'),
    notes: [
      line('picture:judged', { date: writtenDay(at, language) }),
      line('picture:only-the-text'),
    ],
    alt: line('picture:alt'),
    verdict: {
      level,
      at,
      language,
      patterns: signs.map(({ pattern }) => pattern),
      corridor: explanation.corridor,
    },
  }
}

function namelessSign({ pattern, quote, nameless }: Explanation['signs'][number]) {
  return { pattern, quote: nameless ? quote : null }
}

function leadOf(level: 'danger' | 'caution', { ask }: Explanation): string {
  if (level === 'danger') return 'picture:lead-danger'
  return ask ? 'picture:lead-caution-thin' : 'picture:lead-caution'
}

function dangerAdvice(atHome: boolean, teller: Teller): Line[] {
  return [line('check:do-not'), atHome ? reportLine(teller) : askLine(teller)]
}

function cautionAdvice(atHome: boolean, teller: Teller): Line[] {
  return [atHome ? line('check:verify-at-home') : siteLine('check:before-answering', teller)]
}

function line(key: string, values: Line['values'] = {}): Line {
  return { key, values }
}
