import type { Desk, HandOver, LineWindow, Outcome, StaffMember } from '../../domain/desk.ts'
import { fold } from '../../domain/fold.ts'
import type { Address } from '../../domain/message.ts'
import type { SafeContact } from '../../domain/safe-contact.ts'
import type { ChatView } from '../../runtime/chat-view.ts'
import type {
  DeskResult,
  HandOvers,
  NotedResult,
  ReadChat,
  Reply,
  SaidResult,
  Words,
} from '../../runtime/hand-overs.ts'
import type { Audit } from '../audit/audit.ts'
import type { AuditEntry } from '../audit/audit-record.ts'
import { may } from '../rights.ts'
import { shownTo } from '../rota/decline.ts'
import { shortIdOf } from '../rota/short-id.ts'
import { type DeskLine, deskLines } from './desk-line.ts'
import { type FileNotSent, withFile } from './file-for-person.ts'
import { mayOpen, type Queue, queueFor } from './queue.ts'
import { type Summary, summaryOf } from './summary.ts'

/** A chat as its page shows it. Times are epoch milliseconds, UTC. */
export type DeskChat = {
  chat: string
  shortId: string
  handOver: HandOver
  summary: Summary
  /** On which terms they may be written to; null: they said nothing of it. */
  terms: SafeContact | null
  lines: DeskLine[]
  more: boolean
  /** This member has it. */
  mine: boolean
  heardAt: number
  /** After this instant a word is kept until the person writes again. */
  pushUntil: number
  /** A file of ours can be brought to where they write from. */
  carriesFiles: boolean
}

/** What is masked until it is opened with a reason. */
export type Masked = { addresses: Address[]; places: ChatView['places'] }

/** Why something was not done, beside what `HandOvers` says. */
export type Denied = { kind: 'denied' }

export type ChatsOptions = {
  handOvers: HandOvers
  audit: Audit
  /** Whether somebody may take one more chat of this urgency now; else why not. */
  mayTakeMore(member: StaffMember, handOver: HandOver): Promise<'yes' | 'too-many'>
}

/** So many lines are on a page unless more are asked for: a slow line carries them at each change. */
export const newestLines: LineWindow = { most: 60 }
const noLines: LineWindow = { most: 0 }

/** Most chats that are looked through for words, the lines of each, and most that are found. */
const mostSearched = 500
const searchedLines: LineWindow = { most: 200 }
const mostFound = 50

export type Chats = {
  queue(member: StaffMember): Promise<Queue>
  /** Null: there is none, or it is not theirs to see; which of both is not told. Written down as read. */
  open(member: StaffMember, chat: string, window?: LineWindow): Promise<DeskChat | null>
  /** The same, for a page that is open already: not written down again. */
  again(member: StaffMember, chat: string, window?: LineWindow): Promise<DeskChat | null>
  /** Whose desk the chat is at, and none of its lines; null as above. */
  deskOf(member: StaffMember, chat: string): Promise<Desk | null>
  take(
    member: StaffMember,
    chat: string,
    fromColleague: boolean,
  ): Promise<DeskResult | Denied | { kind: 'too-many' }>
  reply(member: StaffMember, chat: string, words: Words): Promise<SaidResult | Denied>
  /** The same with a picture or a paper. */
  sendFile(
    member: StaffMember,
    chat: string,
    words: Required<Reply>,
  ): Promise<SaidResult | Denied | FileNotSent>
  note(member: StaffMember, chat: string, words: Words): Promise<NotedResult | Denied>
  transfer(member: StaffMember, chat: string, to: StaffMember): Promise<DeskResult | Denied>
  giveBack(member: StaffMember, chat: string): Promise<DeskResult | Denied>
  end(member: StaffMember, chat: string, outcome: Outcome): Promise<DeskResult | Denied>
  decline(member: StaffMember, chat: string): Promise<DeskResult | Denied>
  /** What is masked, after it was written down who opened it and why. Null: not theirs, or no reason. */
  unmask(member: StaffMember, chat: string, reason: string): Promise<Masked | null>
  /** Chats at this member's desks in which these words stand, or which are called so. */
  search(
    member: StaffMember,
    words: string,
  ): Promise<{ chat: string; shortId: string; handOver: HandOver; line: string }[]>
}

/**
 * What the staff does with chats: every act looks again whether the member may, by what the store says now,
 * and is written down before it is done.
 */
export function createChats({ handOvers, audit, mayTakeMore }: ChatsOptions): Chats {
  const denied = { kind: 'denied' } as const

  async function find(
    member: StaffMember,
    chat: string,
    window = noLines,
  ): Promise<ReadChat | null> {
    const view = await handOvers.read(chat, window)
    if (!view?.handOver) return null
    if (mayOpen(member, view.handOver)) return view
    await audit.append({ who: member.id, act: 'denied', about: aboutOf(view) })
    return null
  }

  /** Writes the act down and does it, of a chat that was found for this member. */
  async function act<Result>(
    member: StaffMember,
    view: ChatView | null,
    entry: Omit<AuditEntry, 'who'>,
    run: () => Promise<Result>,
  ): Promise<Result | Denied> {
    if (!view) return denied
    const about = { ...aboutOf(view), ...entry.about }
    await audit.append({ ...entry, who: member.id, about })
    return run()
  }

  async function again(
    member: StaffMember,
    chat: string,
    window: LineWindow = newestLines,
  ): Promise<DeskChat | null> {
    const view = await find(member, chat, window)
    if (!view?.handOver) return null
    const { handOver, heardAt, pushUntil, more, carriesFiles } = view
    return {
      chat,
      shortId: shortIdOf(chat, handOver.since),
      handOver: shownTo(member.id, handOver),
      summary: summaryOf(view),
      terms: view.session.safeContact ?? null,
      lines: deskLines(view),
      more,
      mine: handOver.worker?.id === member.id,
      heardAt,
      pushUntil,
      carriesFiles,
    }
  }

  return {
    queue: async (member) => queueFor(member, await handOvers.list()),
    again,
    async deskOf(member, chat) {
      return (await find(member, chat))?.handOver?.desk ?? null
    },
    async open(member, chat, window) {
      const found = await again(member, chat, window)
      const about = { chat, desk: found?.handOver.desk ?? '' }
      if (found) await audit.append({ who: member.id, act: 'chat-read', about })
      return found
    },

    async take(member, chat, fromColleague) {
      const view = await find(member, chat)
      if (!view?.handOver) return denied
      const { handOver } = view
      if (fromColleague && !may(member, 'take-from-colleague', handOver.desk)) return denied
      const more = await mayTakeMore(member, handOver)
      if (more !== 'yes' && handOver.worker?.id !== member.id) return { kind: more }
      const entry = { act: fromColleague ? 'chat-taken-from-colleague' : 'chat-taken' } as const
      const { id, name } = member
      return act(member, view, entry, () => handOvers.take(chat, { id, name }, { fromColleague }))
    },

    async reply(member, chat, words) {
      // The words themselves say who wrote them; the act of taking was written down.
      if (!(await find(member, chat))) return denied
      return handOvers.reply(chat, nameOf(member), words)
    },
    async sendFile(member, chat, words) {
      if (!(await find(member, chat))) return denied
      return withFile(words, () => handOvers.reply(chat, nameOf(member), words))
    },
    async note(member, chat, words) {
      if (!(await find(member, chat))) return denied
      return handOvers.note(chat, nameOf(member), words)
    },

    async transfer(member, chat, to) {
      const view = await find(member, chat)
      if (!view?.handOver || !may(member, 'transfer-chat', view.handOver.desk)) return denied
      // Nobody gets a chat that they may not have.
      if (!mayOpen(to, view.handOver)) return denied
      const entry = { act: 'chat-transferred', about: { to: to.id } } as const
      return act(member, view, entry, () => handOvers.transfer(chat, nameOf(member), nameOf(to)))
    },
    async giveBack(member, chat) {
      const entry = { act: 'chat-given-back', about: { to: 'queue' } } as const
      return act(member, await find(member, chat), entry, () =>
        handOvers.backToQueue(chat, nameOf(member), true),
      )
    },
    async end(member, chat, outcome) {
      const entry = { act: 'chat-given-back', about: { outcome } } as const
      return act(member, await find(member, chat), entry, () =>
        handOvers.end(chat, nameOf(member), outcome),
      )
    },
    async decline(member, chat) {
      // Without a reason, and without a trace in the audit: saying no must cost nothing.
      if (!(await find(member, chat))) return denied
      return handOvers.declined(chat, member.id)
    },

    async unmask(member, chat, reason) {
      const view = await find(member, chat)
      if (!view?.handOver || reason.trim() === '') return null
      if (!may(member, 'open-masked', view.handOver.desk)) return null
      const about = aboutOf(view)
      await audit.append({ who: member.id, act: 'masked-opened', about, reason })
      return { addresses: view.addresses, places: view.places }
    },

    async search(member, words) {
      if (!may(member, 'search-chats')) return []
      await audit.append({ who: member.id, act: 'chats-searched' })
      const wanted = fold(words).trim()
      if (wanted.length < 2) return []
      const found: Awaited<ReturnType<Chats['search']>> = []
      const { waiting, mine, taken } = queueFor(member, await handOvers.list())
      for (const { chat, shortId, handOver, mayOpen: open } of [
        ...mine,
        ...waiting,
        ...taken,
      ].slice(0, mostSearched)) {
        if (!open || found.length >= mostFound) continue
        const view = fold(shortId) === wanted ? null : await handOvers.read(chat, searchedLines)
        const line = view?.lines.findLast(({ text }) => fold(text).includes(wanted))
        if (line || view === null) found.push({ chat, shortId, handOver, line: line?.text ?? '' })
      }
      return found
    },
  }
}

/** Whoever reads the audit reads of their own desks. */
function aboutOf({ chat, handOver }: ChatView): Record<string, string> {
  return { chat, desk: handOver?.desk ?? '' }
}

function nameOf({ id, name }: StaffMember): { id: string; name: string } {
  return { id, name }
}
