import { html } from 'hono/html'
import type { Member } from '../../desk/staff/member.ts'
import { type Desk, desks, type Role, roles } from '../../domain/desk.ts'
import { alert, csrfField, field, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** What a form gave for a member's rights; only what exists is taken. */
export type Given = { roles: Role[]; desks: Desk[] }

export function givenRights({ form, member }: StaffVisit): Given {
  return {
    roles: roles.filter((role) => form.all('roles').includes(role)),
    // Nobody gives away a desk they do not have.
    desks: desks.filter((desk) => form.all('desks').includes(desk) && member.desks.includes(desk)),
  }
}

export type InviteFaults = {
  whole?: string
  signInName?: string
  name?: string
  roles?: string
  desks?: string
}

export function inviteForm(visit: StaffVisit, faults: InviteFaults) {
  const { form, words } = visit
  return html`<p>${words('staff:invite-what')}</p>
${alert(faults.whole)}
<form method="post" action="/desk/staff/invite" class="narrow">
${csrfField(visit)}
${field({ name: 'sign-in-name', label: words('staff:sign-in-name'), hint: words('staff:sign-in-name-hint'), most: 64, value: form.text('sign-in-name'), fault: faults.signInName })}
${field({ name: 'name', label: words('staff:short-name'), hint: words('staff:short-name-hint'), most: 40, value: form.text('name'), fault: faults.name })}
${rightsFields(visit, givenRights(visit), faults)}
<button>${words('staff:invite-go')}</button>
</form>`
}

/** Roles with what each may do, and the desks the administrator has. */
export function rightsFields(
  { member, words }: StaffVisit,
  given: Given,
  faults: Pick<InviteFaults, 'roles' | 'desks'>,
) {
  return html`${ticks({
    name: 'roles',
    title: words('staff:roles-title'),
    fault: faults.roles,
    from: roles.map((role) => ({
      value: role,
      label: words(`frame:role-${role}`),
      hint: words(`staff:role-${role}-may`),
      ticked: given.roles.includes(role),
    })),
  })}
${ticks({
  name: 'desks',
  title: words('staff:desks-title'),
  fault: faults.desks,
  from: member.desks.map((desk) => ({
    value: desk,
    label: words(`frame:desk-${desk}`),
    ticked: given.desks.includes(desk),
  })),
})}`
}

export function memberForms(visit: StaffVisit, of: Member, faults: InviteFaults) {
  const { member, words } = visit
  const path = `/desk/staff/${of.id}`
  const state = html`<p>${words(`staff:state-${of.state}`)}</p>${alert(faults.whole)}`
  if (of.id === member.id) return html`${state}<p class="soft">${words('staff:own-roles')}</p>`
  return html`${state}
<form method="post" action="${path}/rights" class="narrow">
${csrfField(visit)}
${rightsFields(visit, of, faults)}
<button>${words('staff:save')}</button>
</form>
${
  of.state === 'active' &&
  html`<section><h2>${words('staff:sessions-title')}</h2>
<p>${words('staff:sessions-what')}</p>
<form method="post" action="${path}/sessions">${csrfField(visit)}<button class="plain">${words('staff:sessions-go')}</button></form></section>`
}
<section><h2>${words('staff:reset-title')}</h2>
<p>${words('staff:reset-what')}</p>
<form method="post" action="${path}/reset">${csrfField(visit)}<button class="plain">${words('staff:reset-go')}</button></form></section>
${
  of.state !== 'disabled' &&
  html`<section><h2>${words('staff:disable-title')}</h2>
<p>${words('staff:disable-what')}</p>
<form method="post" action="${path}/disable">${csrfField(visit)}<button class="plain grave">${words('staff:disable-go')}</button></form></section>`
}
<p><a data-back href="/desk/staff">${words('frame:back')}</a></p>`
}

export function linkHtml({ words }: StaffVisit, link: string) {
  return html`<p>${words('staff:link-what')}</p>
<p><label for="link">${words('staff:link-label')}</label></p>
<output id="link" class="link">${link}</output>
<p class="soft">${words('staff:link-once')}</p>
<p><a class="button plain" href="/desk/staff">${words('frame:back')}</a></p>`
}
