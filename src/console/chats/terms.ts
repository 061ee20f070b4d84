import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import { mayWriteFirst } from '../../domain/safe-contact.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { Words } from '../words.ts'
import { saidText } from './said-text.ts'

/**
 * On which terms the person may be written to, beside the chat. Their word of danger stands there, so that whoever
 * reads knows it; the word that opens a hidden chat is theirs alone.
 */
export function termsHtml({ handOver, summary, terms }: DeskChat, { language, words }: StaffVisit) {
  if (!terms) return ''
  const time = writtenMoment(terms.at, language, handOver.desk)
  const facts: [label: string, value: unknown][] = [
    [words('chats:terms-first'), firstWords(terms, summary.safeToWrite, words)],
    [words('chats:terms-seen-by'), words(`chats:terms-seen-${terms.seenBy}`)],
    [words('chats:terms-danger-word'), wordOr(terms.dangerWord, words('chats:terms-none'))],
    [
      words('chats:terms-own-word'),
      words(terms.ownWord === null ? 'chats:terms-own-menu' : 'chats:terms-own-theirs'),
    ],
    ...(terms.mayWrite ? writing(terms, words) : []),
  ]
  return html`<section class="summary" aria-labelledby="terms"><h2 id="terms">${words('chats:terms')}</h2>
<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<p class="hint">${words('chats:terms-at', { time })}</p></section>`
}

/** What whoever writes must know of the terms first; nothing where nobody may be watched. */
export function beforeWritingHtml({ handOver, summary, terms }: DeskChat, words: Words) {
  if (!handOver.delicate) return ''
  const said = mayWriteFirst(terms ?? undefined, summary.safeToWrite)
    ? 'inside'
    : !terms
      ? 'unasked'
      : terms.mayWrite
        ? 'stale'
        : 'never'
  return html`<p id="terms-said" class="${said === 'inside' ? 'hint' : 'outside'}">${words(`chats:terms-said-${said}`)}</p>`
}

type Terms = NonNullable<DeskChat['terms']>

function firstWords({ mayWrite }: Terms, safeToWrite: boolean, words: Words): string {
  if (!mayWrite) return words('chats:terms-first-no')
  return words(safeToWrite ? 'chats:terms-first-yes' : 'chats:terms-first-stale')
}

function writing({ when, opening, ifOthers }: Terms, words: Words): [string, unknown][] {
  return [
    [words('chats:terms-when'), wordOr(when, words('chats:terms-when-any'))],
    [words('chats:terms-opening'), wordOr(opening, words('chats:terms-opening-any'))],
    [words('chats:terms-others'), words(`chats:terms-others-${ifOthers}`)],
  ]
}

function wordOr(said: string | null, otherwise: string): unknown {
  return said === null ? otherwise : saidText(said)
}
