import { html } from 'hono/html'
import type {
  KnowledgeChange,
  KnowledgeState,
  Step,
} from '../../desk/knowledge/knowledge-change.ts'
import { type StepName, type Why, whyNot } from '../../desk/knowledge/may-step.ts'
import { csrfField, field } from '../frame/field.ts'
import { writtenMoment } from '../frame/written-time.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { NameOf } from './names.ts'

type Stepped = Pick<
  KnowledgeChange,
  'desk' | 'proposed' | 'confirmed' | 'refused' | 'withdrawn'
> & {
  again?: Step | null
}

const reasonMost = 300

const reasoned = {
  refuse: {
    title: 'knowledge:refuse-title',
    what: 'knowledge:refuse-what',
    go: 'knowledge:refuse-go',
  },
  withdraw: {
    title: 'knowledge:withdraw-title',
    what: 'knowledge:withdraw-what',
    go: 'knowledge:withdraw-go',
  },
} as const

/** What this member may do with it now, and what not and why. */
export function stepForms(
  visit: StaffVisit,
  path: string,
  of: Stepped,
  state: KnowledgeState,
  fault: { step: StepName; why: Why } | null,
) {
  const { member, words } = visit
  const why = (step: StepName) => whyNot(step, of, state, member, 'x')
  const [confirm, refuse, withdraw] = [why('confirm'), why('refuse'), why('withdraw')]
  const cannot =
    state !== 'proposed'
      ? null
      : confirm === 'same-person'
        ? words('knowledge:second-person')
        : confirm === 'not-allowed'
          ? words('knowledge:supervisor-confirms')
          : null
  return html`${fault && html`<p class="fault" role="alert">${words(`knowledge:why-${fault.why}`)}</p>`}
${cannot && html`<p class="card">${cannot}</p>`}
${
  confirm === null &&
  html`<section><h2>${words('knowledge:confirm-title')}</h2>
<p>${words('knowledge:confirm-what')}</p>
<form method="post" action="${path}/confirm">${csrfField(visit)}<button>${words('knowledge:confirm-go')}</button></form></section>`
}
${refuse === null && confirm !== 'same-person' && reasonForm(visit, path, 'refuse', fault)}
${withdraw === null && reasonForm(visit, path, 'withdraw', fault, state === 'proposed')}`
}

function reasonForm(
  visit: StaffVisit,
  path: string,
  step: 'refuse' | 'withdraw',
  fault: { step: StepName; why: Why } | null,
  /** A proposal of one's own needs no reason to be taken back. */
  isOwn = false,
) {
  const { form, words } = visit
  const of = reasoned[step]
  const missing = fault?.step === step && fault.why === 'no-reason'
  return html`<section><h2>${words(of.title)}</h2>
<p>${words(of.what)}</p>
<form method="post" action="${path}/${step}" class="narrow">${csrfField(visit)}
${field({
  name: 'reason',
  // Both forms may stand on one page.
  id: `${step}-reason`,
  label: words('knowledge:reason'),
  hint: words('knowledge:reason-hint'),
  optional: isOwn,
  most: reasonMost,
  value: fault?.step === step ? form.text('reason') : '',
  fault: missing ? words('knowledge:why-no-reason') : undefined,
})}
<button class="plain grave">${words(of.go)}</button></form></section>`
}

/** Who did what with it, oldest first. */
export function historyHtml(visit: StaffVisit, of: Stepped, nameOf: NameOf) {
  const { language, words } = visit
  const steps = [
    ['proposed', of.proposed],
    ['confirmed', of.confirmed],
    ['again', of.again ?? null],
    ['refused', of.refused],
    ['withdrawn', of.withdrawn],
  ] as const
  return html`<section><h2>${words('knowledge:history')}</h2><ul>
${steps.map(([name, step]) => step && html`<li>${words(`knowledge:history-${name}`, { name: nameOf(step.by), time: writtenMoment(step.at, language, of.desk) })}${step.reason && html` <q>${step.reason}</q>`}</li>`)}
</ul></section>`
}
