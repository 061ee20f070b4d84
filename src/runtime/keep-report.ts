import { createHash } from 'node:crypto'
import type { Told } from '../domain/reply.ts'
import { basisOf, type Consent, isGiven, type Report, type ReportKind } from '../domain/report.ts'
import { newCode } from './keep-objection.ts'
import { newId } from './new-id.ts'
import type { Rules } from './rules.ts'
import type { Segment } from './segments.ts'
import type { TurnState } from './turn-state.ts'

/** More of one answer is not kept in a report; the line itself has it all. UTF-16 units. */
const longest = 2_000
/** Files of one report. */
const mostFiles = 20

/** Keeps what was told with the chat. */
export function keepTold(
  state: TurnState,
  told: readonly Told[],
  segment: Segment,
  say: Rules['say'],
): void {
  for (const one of told) {
    const told = state.reports[one.report] ?? begun(state, one.report)
    const before = 'purpose' in one && isSaidAnew(state, told, one) ? renewed(state, told) : told
    const report =
      'purpose' in one
        ? agreed(before, one, segment, state.now, say)
        : answered(before, one, segment, state.now)
    keep(state, report)
  }
}

/** They had said no, or took their yes back, and the desk has heard of it; now it is a yes. */
function isSaidAnew({ head }: TurnState, { about, consents }: Report, now: Agreed): boolean {
  if (now.purpose !== 'keep-report' || !now.given) return false
  const wasAsked = consents.some(({ purpose }) => purpose === 'keep-report')
  const isTaken = (head.reports?.[about]?.taken ?? 0) > 0
  return wasAsked && isTaken && !isGiven(consents, 'keep-report')
}

/**
 * A report under another id and code: the case of the first is being erased, or is, and an id that was erased is
 * never used again. What was answered goes along.
 */
function renewed({ head }: TurnState, before: Report): Report {
  const report = { ...before, id: newId(), code: newCode() }
  const mark = { id: report.id, revision: report.revision, taken: 0, codeKey: null }
  head.reports = { ...head.reports, [report.about]: mark }
  return report
}

/** The person came to the end. */
export function finishReport(state: TurnState): void {
  const kind = state.head.session.report?.kind
  const report = kind && state.reports[kind]
  if (report) keep(state, { ...report, finished: true })
}

/** The page is made apart, as a turn never waits; see `Reports`. */
export function askForPage(state: TurnState): void {
  const { head } = state
  const kind = head.session.report?.kind
  const mark = kind && head.reports?.[kind]
  if (!mark) return
  head.reports = { ...head.reports, [kind]: { ...mark, pageAsked: true } }
  noteWaiting(state)
}

function begun({ head, now }: TurnState, kind: ReportKind): Report {
  return {
    id: newId(),
    about: kind,
    language: head.session.language ?? 'id',
    startedAt: now,
    revision: 0,
    answers: {},
    files: [],
    consents: [],
    finished: false,
    code: newCode(),
  }
}

type Answered = Extract<Told, { field: unknown }>
type Agreed = Extract<Told, { purpose: unknown }>

function answered(
  report: Report,
  { field, value, withFiles }: Answered,
  segment: Segment,
  at: number,
): Report {
  const lines = withFiles
    ? segment.flatMap(({ body, line }) => (body.kind === 'media' && line !== null ? [line] : []))
    : []
  const files = [...new Set([...report.files, ...lines])].slice(0, mostFiles)
  const answer = { value: value?.slice(0, longest) ?? null, at }
  return { ...report, files, answers: { ...report.answers, [field]: answer } }
}

function agreed(
  report: Report,
  { purpose, given, textKey }: Agreed,
  segment: Segment,
  at: number,
  say: Rules['say'],
): Report {
  const channel = segment.at(-1)?.from.channel ?? ''
  const { language } = report
  const consent: Consent = {
    purpose,
    given,
    at,
    language,
    channel,
    textVersion: versionOf(say(language, textKey, {})),
  }
  return { ...report, consents: [...report.consents, consent] }
}

/** Names a wording for good: the same words have the same version, whichever day they were shown. */
function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** The desk hears of it once it may: a report nobody agreed to keep stays with the chat alone. */
function keep(state: TurnState, changed: Report): void {
  const report = { ...changed, revision: changed.revision + 1 }
  const { head } = state
  state.reports = { ...state.reports, [report.about]: report }
  const before = head.reports?.[report.about]
  const { taken = 0, codeKey = null } = before ?? {}
  const mark = { ...before, id: report.id, revision: report.revision, taken, codeKey }
  head.reports = { ...head.reports, [report.about]: mark }
  noteWaiting(state)
}

/**
 * A chat waits for the desk while it has news of a report that may be taken over or was, or somebody wants a page
 * of one.
 */
export function noteWaiting({ head, reports, now }: TurnState): void {
  const waits = Object.values(reports).some((report) => {
    const { taken = 0, pageAsked = false } = head.reports?.[report.about] ?? {}
    const mayBe = taken > 0 || basisOf(report.consents, head.dangers.held) !== null
    return pageAsked || (taken < report.revision && mayBe)
  })
  if (waits) head.reportAt = head.reportAt ?? now
  else delete head.reportAt
}
