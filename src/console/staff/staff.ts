import { html } from 'hono/html'
import type { DeskAct } from '../../desk/rights.ts'
import type { Member } from '../../desk/staff/member.ts'
import { doneIn } from '../frame/done.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { givenRights, type InviteFaults, inviteForm, linkHtml, memberForms } from './staff-forms.ts'

const manage: readonly DeskAct[] = ['manage-staff']

const done: Record<string, ConsoleKey> = {
  saved: 'staff:done-saved',
  disabled: 'staff:done-disabled',
  sessions: 'staff:done-sessions',
}

/** The people of the desks an administrator has: whoever has another desk besides is not theirs to change. */
export function staffRoutes({ staff, publicUrl }: ConsoleParts, frame: Frame): DeskRoute[] {
  const idOf = ({ c }: StaffVisit) => c.req.param('member') ?? ''
  const desksOf = async (visit: StaffVisit) => (await staff.find(idOf(visit)))?.desks ?? null

  async function listPage(visit: StaffVisit) {
    const { c, member, words } = visit
    const told = doneIn(visit, done)
    const theirs = (await staff.list()).filter(({ desks }) =>
      desks.every((desk) => member.desks.includes(desk)),
    )
    const body = html`<p><a class="button" href="/desk/staff/invite">${words('staff:invite')}</a></p>
${theirs.length === 0 ? html`<p>${words('staff:empty')}</p>` : tableHtml(visit, theirs)}`
    const title = words('staff:title')
    return c.html(await frame(visit, { title, here: 'staff', body, done: told }))
  }

  async function invitePage(visit: StaffVisit, faults: InviteFaults = {}) {
    const title = visit.words('staff:invite-title')
    const page = { title, here: 'staff', body: inviteForm(visit, faults) } as const
    return visit.c.html(await frame(visit, page), Object.keys(faults).length === 0 ? 200 : 422)
  }

  async function memberPage(visit: StaffVisit, faults: InviteFaults = {}) {
    const of = await staff.find(idOf(visit))
    if (!of) return sayNo(frame, visit, 'gone')
    const body = memberForms(visit, of, faults)
    const page = { title: of.name, here: 'staff', body } as const
    return visit.c.html(await frame(visit, page), Object.keys(faults).length === 0 ? 200 : 422)
  }

  /** The link stands in this one answer and nowhere else. */
  async function linkPage(visit: StaffVisit, token: string) {
    const base = publicUrl ? new URL(publicUrl).origin : new URL(visit.c.req.url).origin
    const body = linkHtml(visit, `${base}/desk/welcome#${token}`)
    return visit.c.html(
      await frame(visit, { title: visit.words('staff:link-title'), here: 'staff', body }),
    )
  }

  return [
    { method: 'GET', path: '/staff', who: manage, handle: listPage },
    { method: 'GET', path: '/staff/invite', who: manage, handle: (visit) => invitePage(visit) },
    {
      method: 'POST',
      path: '/staff/invite',
      who: manage,
      fresh: true,
      async handle(visit) {
        const { form, member, words } = visit
        const [signInName, name] = [form.text('sign-in-name'), form.text('name')]
        const rights = givenRights(visit)
        const faults = {
          ...(/^[\p{L}\p{M}\p{N}._@+-]{2,64}$/u.test(signInName)
            ? {}
            : { signInName: words('staff:fault-name-form') }),
          ...(/^\P{C}{1,40}$/u.test(name) ? {} : { name: words('staff:fault-short-name') }),
          ...rightsFaults(visit),
        }
        if (Object.keys(faults).length > 0) return invitePage(visit, faults)
        const answer = await staff.invite(member.id, { signInName, name, ...rights })
        if (answer.ok) return linkPage(visit, answer.token)
        return invitePage(visit, { whole: words(`staff:fault-${answer.why}`) })
      },
    },
    {
      method: 'GET',
      path: '/staff/:member',
      who: manage,
      desks: desksOf,
      handle: (visit) => memberPage(visit),
    },
    {
      method: 'POST',
      path: '/staff/:member/rights',
      who: manage,
      desks: desksOf,
      fresh: true,
      async handle(visit) {
        const faults = rightsFaults(visit)
        if (Object.keys(faults).length > 0) return memberPage(visit, faults)
        const answer = await staff.setRights(visit.member.id, idOf(visit), givenRights(visit))
        if (answer.ok) return visit.c.redirect('/desk/staff?done=saved', 303)
        return memberPage(visit, { whole: visit.words(`staff:fault-${answer.why}`) })
      },
    },
    {
      method: 'POST',
      path: '/staff/:member/reset',
      who: manage,
      desks: desksOf,
      fresh: true,
      async handle(visit) {
        const answer = await staff.reset(visit.member.id, idOf(visit))
        if (answer.ok) return linkPage(visit, answer.token)
        return memberPage(visit, { whole: visit.words(`staff:fault-${answer.why}`) })
      },
    },
    {
      method: 'POST',
      path: '/staff/:member/sessions',
      who: manage,
      desks: desksOf,
      fresh: true,
      async handle(visit) {
        const answer = await staff.sessions.endAll(visit.member.id, idOf(visit))
        if (answer.ok) return visit.c.redirect('/desk/staff?done=sessions', 303)
        return memberPage(visit, { whole: visit.words(`staff:fault-${answer.why}`) })
      },
    },
    {
      method: 'POST',
      path: '/staff/:member/disable',
      who: manage,
      desks: desksOf,
      fresh: true,
      async handle(visit) {
        const answer = await staff.disable(visit.member.id, idOf(visit))
        if (answer.ok) return visit.c.redirect('/desk/staff?done=disabled', 303)
        return memberPage(visit, { whole: visit.words(`staff:fault-${answer.why}`) })
      },
    },
  ]
}

function rightsFaults(visit: StaffVisit): InviteFaults {
  const { roles, desks } = givenRights(visit)
  return {
    ...(roles.length === 0 ? { roles: visit.words('staff:fault-no-role') } : {}),
    ...(desks.length === 0 ? { desks: visit.words('staff:fault-no-desk') } : {}),
  }
}

function tableHtml({ member, words }: StaffVisit, people: Member[]) {
  return html`<table class="stacked">
<thead><tr><th scope="col">${words('staff:name')}</th><th scope="col">${words('staff:roles')}</th><th scope="col">${words('staff:desks')}</th><th scope="col">${words('staff:state')}</th></tr></thead>
<tbody>
${people.map(
  (
    of,
  ) => html`<tr data-row><th scope="row"><a href="/desk/staff/${of.id}">${of.name}</a> <span class="soft">${of.signInName}${of.id === member.id && ` · ${words('staff:you')}`}</span></th>
<td data-label="${words('staff:roles')}">${of.roles.map((role) => words(`frame:role-${role}`)).join(', ')}</td>
<td data-label="${words('staff:desks')}">${of.desks.map((desk) => words(`frame:desk-${desk}`)).join(', ')}</td>
<td data-label="${words('staff:state')}">${words(`staff:state-${of.state}`)}</td></tr>`,
)}
</tbody></table>`
}
