import type { Turn } from '../domain/reply.ts'
import { goOn, type Heard } from './heard.ts'

/**
 * A short code: what stands under it. Of a verdict level and date, so that a forged picture is caught by
 * them; of an objection whether it was decided.
 */
export function answerCode(heard: Heard): Turn | null {
  const asked = heard.event.code
  if (!asked) return null
  if (asked.tooMany) return goOn('code:too-many', heard)
  if (asked.report) return goOn('code:report', heard)
  if (asked.objection) return goOn('code:objection', heard)
  return goOn(asked.verdict ? 'code:verdict' : 'code:unknown', heard)
}
