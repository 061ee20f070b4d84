import type { Told } from '../domain/reply.ts'
import type { ReportKind } from '../domain/report.ts'
import type { OpenReport, Session } from '../domain/session.ts'
import type { Answer } from './answer.ts'

/** What a short answer says that is to be kept in a report. */
export function toldBy({ flow, step, choice }: Answer): Told[] {
  const { report } = flow
  const { asks = null, consents = null, say: [textKey = ''] = [] } = flow.steps[step] ?? {}
  if (!report) return []
  if (consents && (choice.id === 'yes' || choice.id === 'no'))
    return [{ report, purpose: consents, given: choice.id === 'yes', textKey }]
  if (!asks || choice.answer === undefined) return []
  return [{ report, field: asks, value: choice.answer, withFiles: false }]
}

/** The session once consents were given or taken back. */
export function afterTold(told: Told[], session: Session): Session {
  let changed = session
  for (const one of told) {
    if (!('purpose' in one) || !changed.report) continue
    const others = changed.report.agreed.filter((purpose) => purpose !== one.purpose)
    changed = changedReport(changed, { agreed: one.given ? [...others, one.purpose] : others })
  }
  return changed
}

/** The report as it stands when a question of it is asked. Another kind of report is another one. */
export function atQuestion(
  { report }: Session,
  flow: string,
  kind: ReportKind,
  step: string,
  at: number,
): OpenReport {
  const before = report?.kind === kind ? report : { agreed: [], aboutThem: false }
  return { ...before, kind, flow, step, at, finished: false }
}

export function changedReport(session: Session, part: Partial<OpenReport>): Session {
  return session.report ? { ...session, report: { ...session.report, ...part } } : session
}

/** Flows that fill a report: where the first question stands, and what is said where nothing may be kept. */
const reportFlows: Record<string, { first: string; notKept: string }> = {
  'missing-relative': { first: 'keep', notKept: 'not-kept' },
  screening: { first: 'adult', notKept: 'not-now' },
  journey: { first: 'keep', notKept: 'not-kept' },
}

/**
 * The step of a report's flow that fits: the question that was asked last, or that the report stands already;
 * and no receipt for what may not be kept. `address` is `flow:step`.
 */
export function reportStep(address: string, { report }: Session): string {
  const [flow = '', step = ''] = address.split(':')
  const steps = reportFlows[flow]
  if (!steps) return address
  const own = report?.flow === flow ? report : null
  // A check-in that ended may begin anew.
  if (own?.finished && flow !== 'journey' && (step === 'start' || step === 'question'))
    return `${flow}:kept`
  if (step === 'question' && own) return `${flow}:${own.step === 'start' ? steps.first : own.step}`
  if (step === 'enough' && !mayKeep(own)) return `${flow}:${steps.notKept}`
  return address
}

/** Nothing becomes a report before the person agreed that it is kept, and read. */
function mayKeep(report: OpenReport | null): boolean {
  const agreed = report?.agreed ?? []
  return agreed.includes('keep-report') && agreed.includes('read-by-desk')
}
