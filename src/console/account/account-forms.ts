import { html } from 'hono/html'
import { means } from '../../desk/staff/member.ts'
import { staffLanguages } from '../../domain/desk.ts'
import { alert, choice, csrfField, field, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'

export function whoHtml({ member, words }: StaffVisit) {
  return html`<dl class="facts">
<div><dt>${words('account:who')}</dt><dd>${member.name}</dd></div>
<div><dt>${words('account:sign-in-name')}</dt><dd>${member.signInName}</dd></div>
<div><dt>${words('account:roles')}</dt><dd>${member.roles.map((role) => words(`frame:role-${role}`)).join(', ')}</dd></div>
<div><dt>${words('account:desks')}</dt><dd>${member.desks.map((desk) => words(`frame:desk-${desk}`)).join(', ')}</dd></div>
</dl>
<p class="soft">${words('account:change-roles')}</p>`
}

export function languageForm(visit: StaffVisit) {
  const { member, words } = visit
  const from = staffLanguages.map((value) => ({ value, label: words(`frame:language-${value}`) }))
  return html`<section><h2>${words('account:language-title')}</h2>
<form method="post" action="/desk/account/language" class="narrow">
${csrfField(visit)}
${choice({ name: 'language', label: words('frame:language'), from, chosen: member.language })}
<button class="plain">${words('account:language-save')}</button>
</form></section>`
}

export function meansForm(visit: StaffVisit, fault: string | undefined) {
  const { form, member, words } = visit
  const again = fault !== undefined
  const chosen: string[] = again ? form.all('means') : member.means
  const from = means.map((value) => ({
    value,
    label: words(`account:means-${value}`),
    ticked: chosen.includes(value),
  }))
  return html`<section><h2>${words('account:means-title')}</h2>
<p>${words('account:means-what')}</p>
<form method="post" action="/desk/account/means" class="narrow">
${csrfField(visit)}
${alert(fault)}
${ticks({ name: 'means', title: words('account:means-title'), from })}
${field({ name: 'telegram', label: words('account:telegram-id'), hint: words('account:telegram-hint'), numeric: true, optional: true, most: 19, value: again ? form.text('telegram') : (member.telegram ?? '') })}
${field({ name: 'email', type: 'email', label: words('account:email'), hint: words('account:email-hint'), optional: true, most: 254, autocomplete: 'email', value: again ? form.text('email') : (member.email ?? '') })}
<button class="plain">${words('account:means-save')}</button>
</form></section>`
}

/** What one signs in with is changed on pages of their own, after a fresh code. */
export function secretForms(visit: StaffVisit) {
  const { words } = visit
  return html`<section><h2>${words('account:password-title')}</h2>
<form method="post" action="/desk/account/password/begin">
${csrfField(visit)}
<button class="plain">${words('account:password-title')}</button>
</form></section>
<section><h2>${words('account:second-title')}</h2>
<p>${words('account:second-what')}</p>
<form method="post" action="/desk/account/second">
${csrfField(visit)}
<button class="plain">${words('account:second-start')}</button>
</form></section>`
}

export function passwordForm(visit: StaffVisit, fault: string | undefined) {
  const { member, words } = visit
  return html`<p>${words('account:password-what')}</p>
${alert(fault)}
<form method="post" action="/desk/account/password" class="narrow">
${csrfField(visit)}
<input type="hidden" name="username" autocomplete="username" value="${member.signInName}">
${field({ name: 'old', type: 'password', label: words('account:password-old'), autocomplete: 'current-password', most: 1000 })}
${field({ name: 'new', type: 'password', label: words('account:password-new'), hint: words('frame:password-hint'), autocomplete: 'new-password', most: 1000 })}
${field({ name: 'new-2', type: 'password', label: words('account:password-new-2'), autocomplete: 'new-password', most: 1000 })}
<button>${words('account:password-save')}</button>
</form>
<p><a data-back href="/desk/account">${words('frame:back')}</a></p>`
}
