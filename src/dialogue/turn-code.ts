import type { Turn } from '../domain/reply.ts'
import { goOn, type Heard } from './heard.ts'

/** A short code: what stands under it, with level and date, so that a forged picture is caught by them. */
export function answerCode(heard: Heard): Turn | null {
  const asked = heard.event.code
  if (!asked) return null
  if (asked.tooMany) return goOn('code:too-many', heard)
  return goOn(asked.verdict ? 'code:verdict' : 'code:unknown', heard)
}
