import type { DeskAct } from '../../desk/rights.ts'
import type { Desk } from '../../domain/desk.ts'
import type { StaffVisit, Visit } from './visit.ts'

type Answer = Response | Promise<Response>

/** A page or a post that anybody may reach. */
export type OpenRoute = {
  method: 'GET' | 'POST'
  /** Below `/desk`. */
  path: string
  who: 'nobody'
  handle(visit: Visit): Answer
}

/** One that asks for a session. */
export type StaffRoute = {
  method: 'GET' | 'POST'
  path: string
  /** Everybody who is signed in, or those who may do one of these acts. */
  who: 'signed-in' | readonly DeskAct[]
  /**
   * The desks that what is asked for belongs to; the member must have all of them. Null: there is no such
   * thing. Both are answered alike. A `:desk` in the path needs none of this.
   */
  desks?(visit: StaffVisit): Promise<readonly Desk[] | null>
  /** Whether a time code given within minutes is asked for. Posts only. */
  fresh?: true
  /** How large a file the form may bring, in bytes. Posts only; its body is read when it is known who posts. */
  takesFile?: number
  /** Answers whoever brought a larger one, of whose form nothing could be read; a page of its own unless given. */
  tooLarge?(visit: StaffVisit): Answer
  /** The page asks by itself: it does not keep a session from being idle. */
  quiet?: true
  handle(visit: StaffVisit): Answer
}

export type DeskRoute = OpenRoute | StaffRoute
