import { html } from 'hono/html'
import type { DeskChat } from '../../desk/chats/chats.ts'
import type { Summary } from '../../desk/chats/summary.ts'
import type { StaffLanguage } from '../../domain/desk.ts'
import { writtenTime } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { Words } from '../words.ts'
import { agoHtml } from './ago.ts'
import { nameOfHolder, urgencyTag } from './rows.ts'

/** What a worker reads before the first word: no word of the person stands in it. */
export function summaryHtml({ handOver, summary }: DeskChat, visit: StaffVisit) {
  const { language, words } = visit
  const { country, placeAt, offer, earlier } = summary
  const where = country ? countryName(country, language) : words('chats:country-unknown')
  const pin =
    placeAt && words('chats:place-at', { time: writtenTime(placeAt, language, handOver.desk) })
  const facts: [label: string, value: unknown][] = [
    [
      words('chats:why'),
      html`${urgencyTag(handOver, words)} ${words(`chats:reason-${handOver.reason}`)}`,
    ],
    [words('chats:country'), pin ? `${where} · ${pin}` : where],
    [words('chats:language'), words(`frame:speaks-${handOver.language}`)],
    [words('chats:danger'), dangerWords(summary, words)],
    [words('chats:writing'), writingWords(summary, handOver.delicate, words)],
    [
      words('chats:offer'),
      offer
        ? html`<strong class="level ${offer.level}">${words(`chats:level-${offer.level}`)}</strong> · ${words('chats:signs', { count: offer.signs.length })}`
        : words('chats:offer-none'),
    ],
    [
      words('chats:earlier'),
      earlier > 0 ? words('chats:earlier-times', { count: earlier }) : words('chats:earlier-none'),
    ],
  ]
  return html`<section class="summary" aria-labelledby="summary"><h2 id="summary" class="unseen">${words('chats:summary')}</h2>
<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`
}

/** Who has the chat, or how long it has waited. */
export function holderHtml({ handOver, mine }: DeskChat, { language, now, words }: StaffVisit) {
  const { desk, since, takenAt, worker } = handOver
  if (!worker) {
    return html`<p class="holder">${words('chats:has-nobody')} · ${agoHtml(words, since, now)}</p>`
  }
  const time = writtenTime(takenAt ?? since, language, desk)
  const said = mine
    ? words('chats:has-me', { time })
    : words('chats:has', { name: nameOfHolder(handOver, words), time })
  return html`<p class="holder ${mine && 'own'}">${said}</p>`
}

function dangerWords({ dangers }: Summary, words: Words): string {
  const heard = [
    dangers.held && words('chats:danger-held'),
    dangers.selfHarm && words('chats:danger-self-harm'),
  ].filter(Boolean)
  return heard.length > 0 ? heard.join(', ') : words('chats:danger-none')
}

function writingWords(
  { safeToWrite, quiet, hidden }: Summary,
  delicate: boolean,
  words: Words,
): string {
  if (hidden) return words('chats:writing-hidden')
  if (quiet) return words('chats:writing-quiet')
  if (safeToWrite) return words('chats:writing-safe')
  return words(delicate ? 'chats:writing-unknown' : 'chats:writing-plain')
}

const names = new Map<StaffLanguage, Intl.DisplayNames>()

function countryName(code: string, language: StaffLanguage): string {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  names.set(language, known)
  return known.of(code) ?? code
}
