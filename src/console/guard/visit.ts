import type { Context } from 'hono'
import type { Member } from '../../desk/staff/member.ts'
import type { Session } from '../../desk/staff/session.ts'
import type { StaffLanguage } from '../../domain/desk.ts'
import type { Words } from '../words.ts'
import type { Cookies } from './cookies.ts'
import type { Form } from './read-form.ts'

/** One request of anybody. */
export type Visit = {
  c: Context
  cookies: Cookies
  language: StaffLanguage
  words: Words
  /** What a post carried; empty otherwise. */
  form: Form
  /** Epoch milliseconds, UTC: one moment for the whole answer. */
  now: number
  /** Asked by the script for a piece of a page. */
  piece: boolean
  session: Session | null
  /** The session's secret under the mask of this one answer; empty without a session. */
  csrf: string
  /** The secret of the session; empty without one. */
  token: string
}

/** One request of somebody who is signed in. */
export type StaffVisit = Visit & { session: Session; member: Member }
