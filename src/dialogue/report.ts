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

const missing = 'missing-relative'

/**
 * The step of a report's flow that fits: the question that was asked last, or that the report stands already;
 * and no receipt for what may not be kept. `step` is `flow:step`.
 */
export function reportStep(step: string, { report }: Session): string {
  const own = report?.flow === missing ? report : null
  if (step === `${missing}:start` && own) return own.finished ? `${missing}:kept` : step
  if (step === `${missing}:question` && own)
    return own.finished
      ? `${missing}:kept`
      : `${missing}:${own.step === 'start' ? 'keep' : own.step}`
  if (step === `${missing}:enough` && !mayKeep(own)) return `${missing}:not-kept`
  return step
}

/** Nothing becomes a report before the person agreed that it is kept, and read. */
function mayKeep(report: OpenReport | null): boolean {
  const agreed = report?.agreed ?? []
  return agreed.includes('keep-report') && agreed.includes('read-by-desk')
}
