import { html } from 'hono/html'
import { may } from '../../desk/rights.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { liveAttributes } from './live.ts'
import { writtenTime } from './written-time.ts'

/** How things stand, in the head of every page: who waits, what is new, and whether one is on duty. */
export async function pulseHtml({ pulse, rota }: ConsoleParts, visit: StaffVisit) {
  const { language, member, words } = visit
  const works = may(member, 'be-on-duty')
  const [now, duty] = await Promise.all([
    may(member, 'see-queue') ? pulse(member) : null,
    works ? rota.running(member.id) : null,
  ])
  const until = duty && writtenTime(duty.to, language, duty.desk)
  return html`<div id="pulse" class="pulse" ${liveAttributes('pulse', '/desk/pulse', ['queue', 'mine', 'rota', 'page'])} data-count="${(now?.waiting ?? 0) + (now?.unread ?? 0)}" data-ring="${now?.ring ?? ''}">
${now && html`<span class="${now.waiting > 0 ? 'some' : 'soft'}">${now.waiting > 0 ? words('frame:waiting', { count: now.waiting }) : words('frame:waiting-none')}</span>`}
${now && now.unread > 0 && html`<span class="some">${words('frame:unread', { count: now.unread })}</span>`}
${works && html`<a href="/desk/rota" class="duty ${duty ? 'on' : 'off'}">${duty ? words('frame:on-duty', { time: until ?? '' }) : words('frame:off-duty')}</a>`}
</div>`
}
