import { html } from 'hono/html'
import { dayAt } from '../../desk/knowledge/knowledge-state.ts'
import type { Outcome } from '../../desk/knowledge/may-step.ts'
import type { ProposalFault } from '../../desk/knowledge/proposal.ts'
import { type DeskAct, may } from '../../desk/rights.ts'
import { type Desk, desks } from '../../domain/desk.ts'
import { markKey } from '../../domain/indicator.ts'
import { numberIn } from '../chats/chat-in.ts'
import { area } from '../frame/area.ts'
import { alert, csrfField, field, ticks } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { faultOf, givenIn } from './given.ts'

const proposing: readonly DeskAct[] = ['propose-knowledge']

/** What is found in a text of this length: one message, not a chat. */
const longestText = 2_000

type Fault = { why?: string; text?: string; faults?: readonly ProposalFault[] }

/** A number, account, handle or link that stood in dangerous messages; typed, or brought along from a chat. */
export function proposeMarkRoutes({ chats, knowledge }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { changes, contactsIn } = knowledge

  async function page(visit: StaffVisit, fault: Fault | null = null) {
    const { c, member, now, words } = visit
    const brought = await broughtFrom(chats, visit)
    const filled = givenIn(visit)
    const given = (name: string) => filled(name) || (brought[name] ?? '')
    const text = given('text').slice(0, longestText)
    const desk = deskIn(visit, given('desk'))
    const found = contactsIn(text, desk)
    const own = desks.filter((one) => may(member, 'propose-knowledge', one))
    const faults = fault?.faults ?? []
    const body = html`<p>${words('knowledge:mark-what')}</p>
${alert(fault?.why)}
<form method="post" action="/desk/knowledge/propose/mark" class="narrow">
${csrfField(visit)}
${area({ name: 'text', label: words('knowledge:mark-text'), hint: words('knowledge:mark-text-hint'), most: longestText, value: text, fault: fault?.text ?? faultOf(visit, faults, 'value') })}
${
  found.length > 1 &&
  ticks({
    name: 'mark',
    title: words('knowledge:mark-which'),
    one: true,
    from: found.map((contact) => ({
      value: markKey(contact),
      label: contact.value,
      hint: words(`knowledge:kind-${contact.kind}`),
      ticked: given('mark') === markKey(contact),
    })),
  })
}
${own.length > 1 && ticks({ name: 'desk', title: words('knowledge:field-desk'), one: true, from: own.map((one) => ({ value: one, label: words(`frame:desk-${one}`), ticked: one === desk })) })}
${field({ name: 'seen-on', type: 'date', label: words('knowledge:field-seenOn'), value: given('seen-on') || dayAt(now), fault: faultOf(visit, faults, 'seenOn') })}
${field({ name: 'source', label: words('knowledge:field-seenIn'), hint: words('knowledge:seenIn-hint'), most: 300, value: given('source'), fault: faultOf(visit, faults, 'origin') })}
${ticks({ name: 'campaign', title: words('knowledge:mark-weight'), from: [{ value: 'yes', label: words('knowledge:mark-campaign-tick'), hint: words('knowledge:mark-campaign-hint'), ticked: given('campaign') === 'yes' }] })}
<button>${words('knowledge:propose-go')}</button>
</form>
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
    const title = words('knowledge:propose-mark')
    return c.html(await frame(visit, { title, here: 'knowledge', body }), fault ? 422 : 200)
  }

  async function propose(visit: StaffVisit) {
    const { form, member, now, words } = visit
    const desk = deskIn(visit, form.text('desk'))
    const found = contactsIn(form.text('text').slice(0, longestText), desk)
    const chosen = found.find((contact) => markKey(contact) === form.text('mark'))
    const contact = chosen ?? (found.length === 1 ? found[0] : undefined)
    if (!contact) {
      const key = found.length === 0 ? 'knowledge:mark-none' : 'knowledge:mark-several'
      return page(visit, { text: words(key) })
    }
    const seenOn = form.text('seen-on')
    const done: Outcome<ProposalFault> = await changes.propose(member, desk, {
      what: 'mark',
      mark: {
        kind: contact.kind,
        value: contact.value,
        campaign: form.text('campaign') === 'yes',
        seenOn,
      },
      origin: { source: form.text('source'), readOn: dayAt(now) },
    })
    if (done.done) return visit.c.redirect('/desk/knowledge?done=proposed', 303)
    return done.why === 'faults'
      ? page(visit, { faults: done.faults })
      : page(visit, { why: words(`knowledge:why-${done.why}`) })
  }

  return [
    { method: 'GET', path: '/knowledge/propose/mark', who: proposing, handle: (v) => page(v) },
    { method: 'POST', path: '/knowledge/propose/mark', who: proposing, handle: propose },
  ]
}

/**
 * What a line of a chat brings along. The address names chat and line only: what a person wrote belongs into no
 * address, where others keep it.
 */
async function broughtFrom(
  chats: ConsoleParts['chats'],
  { c, member }: StaffVisit,
): Promise<Record<string, string>> {
  const [chat = '', line] = [c.req.query('chat'), c.req.query('line')]
  if (c.req.method !== 'GET' || !/^[\w-]{1,60}$/.test(chat)) return {}
  const number = numberIn(line)
  if (number === null) return {}
  const found = await chats.open(member, chat, { before: number + 1, most: 1 })
  const said = found?.lines.find((one) => one.number === number)
  if (!found || !said) return {}
  const { shortId, handOver } = found
  return { text: said.text, desk: handOver.desk, source: `chat ${shortId}` }
}

/** The desk that was said, where it is theirs; else the first of theirs. */
export function deskIn({ member }: StaffVisit, given: string): Desk {
  const own = desks.filter((desk) => may(member, 'propose-knowledge', desk))
  return own.find((desk) => desk === given) ?? own[0] ?? 'ID'
}
