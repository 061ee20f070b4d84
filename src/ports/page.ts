import type { Desk, StaffLanguage, Urgency } from '../domain/desk.ts'

/** The means by which somebody of the staff can be paged. Everybody chooses their own. */
export const pageMeans = ['console', 'telegram', 'email'] as const
export type PageMeans = (typeof pageMeans)[number]

/**
 * What leaves the house when somebody waits: nothing of the person, not even the reason. `code` is a short
 * name of the hand-over from which no chat can be found without the store.
 */
export type Page = {
  code: string
  desk: Desk
  urgency: Urgency
  /** Minutes since the person was first told, or first needed, that somebody comes; not finer than is read. */
  minutes: number
  /** Where the console is, `https://.../desk`; null: the address is not known. */
  link: string | null
}

/** Whom a page is for, as a means needs it. */
export type PageTo = {
  id: string
  email: string | null
  telegramId: string | null
  language: StaffLanguage
}

/** A way to page somebody. Only translates; decides neither whom nor when. */
export type Pager = {
  means: PageMeans
  /** Whether a page could get to this person at all; asked before each try. */
  reaches(to: PageTo): boolean
  /** Sends one page, or throws a `SendFault`. A page that was sent twice does no harm. */
  send(page: Page, to: PageTo): Promise<void>
}

/** How a hand-over stands, as the staff's own group sees it. */
export type GroupPost = Page & {
  state:
    | {
        kind: 'waiting'
        /** Whether a press takes it. Where not, the talk is opened in the console only. */
        claimable: boolean
        /** Who is called to it now, by name. */
        calls: { name: string; telegramId: string }[]
      }
    | { kind: 'taken'; by: string }
    | { kind: 'ended' }
}

/** A group of the staff in which each open hand-over is one message. All calls throw a `SendFault`. */
export type StaffGroup = {
  /** Resolves with the message's id. A call in doubt may have shown it. */
  post(post: GroupPost): Promise<string>
  /** Changes the message in its place; one that is gone, or stands so already, is passed over. */
  edit(message: string, post: GroupPost): Promise<void>
  /** Takes the message away; one that is gone is passed over. */
  remove(message: string): Promise<void>
  /** Writes a message of its own that stays as it is. One in doubt may be written twice. */
  say(text: string): Promise<void>
}

/** A button pressed in the staff's group, by whom the platform says. */
export type GroupPress = { telegramId: string; code: string; wants: 'take' | 'later' }

/** What became of a press: told to who pressed, to nobody else. */
export type PressAnswer = {
  answer: PressOutcome
  /** In which language; null: not known, so in all of the house. */
  language: StaffLanguage | null
}

export const pressOutcomes = [
  /** It is theirs now, or was already. */
  'taken',
  'taken-by-other',
  /** Passed on; nobody is told who did. */
  'passed-on',
  /** It opens in the console only. */
  'console-only',
  'may-not',
  /** They take chats only while they are on duty. */
  'not-on-duty',
  /** Nobody of the staff has this Telegram account. */
  'unknown-person',
  /** It does not wait any more. */
  'gone',
] as const
export type PressOutcome = (typeof pressOutcomes)[number]
