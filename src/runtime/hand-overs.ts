import { createHash } from 'node:crypto'
import { byHand, type Desk, type HandOver, type Outcome } from '../domain/desk.ts'
import type { Session } from '../domain/session.ts'
import type { HandWritten } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import { type ChangeChatOptions, type Changed, chatChanger } from './change-chat.ts'
import type { Worker } from './chat-record.ts'
import { type ChatView, readChatView } from './chat-view.ts'
import { listAll } from './every-record.ts'
import { fileToSend } from './file-to-send.ts'
import {
  addMarker,
  backToQueue,
  endHandOver,
  noteHandWritten,
  sayAtDesk,
  takeOver,
  transfer,
  whereToAnswer,
} from './hand-over.ts'
import { joined } from './joined.ts'
import { handOverEndsPrefix, handOversPrefix } from './keys.ts'
import { languageOf } from './render.ts'
import type { Rules } from './rules.ts'
import { settledVoice } from './settled-voice.ts'
import { fromBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

/** What came of something a worker wanted to do with a chat. */
export type DeskResult =
  | { kind: 'done' }
  /** Somebody else has it; null: nobody has, it only waits. */
  | { kind: 'not-yours'; worker: Worker | null }
  /** There is no such chat, or it does not want anybody (any more). */
  | { kind: 'gone' }

/** `late`: it is kept, and shown when the person writes again. */
export type SaidResult =
  | { kind: 'said'; line: number; late: boolean }
  | Exclude<DeskResult, { kind: 'done' }>

/** A word of a worker. `id` is fixed by whoever typed it: the same id again is the same word. */
export type Words = { id: string; text: string }

/** What goes to the person: a word, perhaps with a file, whose own name nobody is told. */
export type Reply = Words & { file?: Uint8Array }

/** All that the hotline does with chats. Everything rejects when the store does. */
export type HandOvers = {
  /** Every chat that waits for a person or has one, in no order. */
  list(): Promise<{ chat: string; handOver: HandOver }[]>
  /** Calls back soon after the list may have changed. Returns how to stop. */
  watch(onChange: () => void): () => void
  /** Calls back soon after anything in this chat may have changed. */
  watchChat(chat: string, onChange: () => void): () => void
  /** The chat as the desk sees it; null: there is none. */
  read(chat: string): Promise<ChatView | null>
  /**
   * The worker speaks from here on. Resolves when no word of the voice before can begin to be sent any more:
   * what was on the wire is marked by then, as sent or as in doubt. Where a colleague has it, it is left to
   * them unless `fromColleague`.
   */
  take(chat: string, worker: Worker, options?: { fromColleague?: boolean }): Promise<DeskResult>
  /** Rejects with a `FileRefused` for a file that is sent to nobody. */
  reply(chat: string, worker: Worker, words: Reply): Promise<SaidResult>
  /** A note only the staff see. Anybody who may read the chat may write one. */
  note(chat: string, worker: Worker, words: Words): Promise<DeskResult>
  transfer(chat: string, from: Worker, to: Worker): Promise<DeskResult>
  /** It waits for another person; `by` null: by the clock, whoever has it. `tells`: the person is told now. */
  backToQueue(chat: string, by: Worker | null, tells: boolean): Promise<DeskResult>
  /** The program answers again. A chat that nobody took yet can be ended by whoever looked at it. */
  end(chat: string, by: Worker, outcome: Outcome): Promise<DeskResult>
  /** Says to somebody who waits how things stand; worded for the chat as it is. */
  tell(chat: string, words: (session: Session, now: number) => string): Promise<DeskResult>
  /** Writes down who was paged. `supervisor`: they were paged as such. */
  /** Somebody wrote to this chat on the telephone itself: they have it, unless a colleague of the console does. */
  writtenByHand(chat: string, message: HandWritten): Promise<DeskResult>
  paged(chat: string, staff: string[], supervisor: boolean): Promise<DeskResult>
  declined(chat: string, staff: string): Promise<DeskResult>
}

export type HandOversOptions = Omit<ChangeChatOptions, 'now'> & {
  clock: Clock
  say: Rules['say']
  /** Whether a person can be offered at this desk just now. */
  isOnDuty(desk: Desk): boolean
}

/** What a person is told, as keys of `locales/`. */
export const deskTexts = {
  here: 'desk:here',
  done: 'desk:done',
  doneAlone: 'desk:done-alone',
  programAgain: 'desk:program-again',
  back: 'desk:back-in-queue',
  backQuietly: 'desk:back-in-queue-delicate',
} as const
/** Longest word of a worker, in UTF-16 units. */
export const longestWords = 4_000

export function createHandOvers(options: HandOversOptions): HandOvers {
  const { store, clock, say } = options
  const change = chatChanger({ ...options, now: () => clock.now() })
  const gone = { kind: 'gone' } as const
  const done = { result: { kind: 'done' } as DeskResult, store: true }

  function tellPerson(
    state: TurnState,
    key: string,
    values: Record<string, string | number>,
  ): void {
    const to = whereToAnswer(state)
    if (!to) return
    const text = say(state.head.session.language ?? 'id', key, values)
    sayAtDesk(state, { to, text, choices: [], leave: false }, { by: 'suar' })
  }

  /** Runs `act` where this worker has the chat. */
  async function asHolder(
    chat: string,
    worker: Worker,
    act: (state: TurnState, handOver: HandOver) => Changed<DeskResult>,
  ): Promise<DeskResult> {
    const result = await change<DeskResult>(chat, null, (state) => {
      const { handOver } = state.head
      if (!handOver) return { result: gone, store: false }
      if (handOver.worker?.id !== worker.id)
        return { result: { kind: 'not-yours', worker: handOver.worker }, store: false }
      return act(state, handOver)
    })
    return result ?? gone
  }

  /** Runs `act` where the chat is at the desk, whoever has it. */
  async function atDesk(
    chat: string,
    act: (state: TurnState, handOver: HandOver) => Changed<DeskResult>,
  ): Promise<DeskResult> {
    const result = await change<DeskResult>(chat, null, (state) =>
      state.head.handOver ? act(state, state.head.handOver) : { result: gone, store: false },
    )
    return result ?? gone
  }

  async function readAll(): Promise<{ chat: string; handOver: HandOver }[]> {
    return (await listAll(store, handOversPrefix)).flatMap((one) => {
      const handOver = fromBytes<HandOver>('hand-over', one)
      return handOver ? [{ chat: one.key.slice(handOversPrefix.length), handOver }] : []
    })
  }

  return {
    list: joined(readAll),
    watch(onChange) {
      // What is deleted calls nobody: an end is heard of by what it leaves behind.
      const stops = [handOversPrefix, handOverEndsPrefix].map((prefix) =>
        store.wake(prefix, onChange),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
    watchChat: (chat, onChange) => store.wake(`chat/${chat}/`, onChange),
    read: (chat) => readChatView(store, chat),

    async take(chat, worker, { fromColleague = false } = {}) {
      const result = await atDesk(chat, (state, handOver) => {
        const holder = handOver.worker
        if (holder?.id === worker.id) return { result: { kind: 'done' }, store: false }
        if (holder && !fromColleague)
          return { result: { kind: 'not-yours', worker: holder }, store: false }
        takeOver(state, worker)
        tellPerson(state, deskTexts.here, { name: worker.name })
        return done
      })
      if (result.kind === 'done') await settledVoice(store, clock, chat)
      return result
    },

    async reply(chat, worker, words) {
      const mark = markOf(worker, words)
      const result = await change<SaidResult>(chat, mark, (state, before) => {
        if (before !== null)
          return { result: { kind: 'said', line: before, late: false }, store: false }
        const { handOver } = state.head
        const to = whereToAnswer(state)
        if (!handOver || !to) return { result: gone, store: false }
        if (handOver.worker?.id !== worker.id)
          return { result: { kind: 'not-yours', worker: handOver.worker }, store: false }
        const ready =
          words.file && fileToSend(words.file, languageOf(state.head.session, null), say)
        if (ready) state.files.push(ready)
        const text = words.text.slice(0, longestWords)
        const shown = ready ? { file: ready.file } : {}
        const spoken = { to, text, choices: [], ...shown, leave: false }
        const said = sayAtDesk(state, spoken, { by: 'worker', worker })
        state.seen.push({ hash: mark, line: said.line })
        state.head.handOver = { ...handOver, answeredAt: state.now }
        return { result: { kind: 'said', ...said }, store: true }
      })
      return result ?? gone
    },

    async note(chat, worker, words) {
      const mark = markOf(worker, words)
      const result = await change<DeskResult>(chat, mark, (state, before) => {
        if (before !== null) return { result: { kind: 'done' }, store: false }
        const line = addMarker(state, 'note', worker, words.text.slice(0, longestWords))
        state.seen.push({ hash: mark, line })
        return done
      })
      return result ?? gone
    },

    transfer: (chat, from, to) =>
      asHolder(chat, from, (state) => {
        transfer(state, to, from)
        tellPerson(state, deskTexts.here, { name: to.name })
        return done
      }),

    backToQueue: (chat, by, tells) => {
      const act = (state: TurnState, handOver: HandOver): Changed<DeskResult> => {
        if (handOver.state !== 'taken') return { result: gone, store: false }
        backToQueue(state, by)
        const text = handOver.delicate ? deskTexts.backQuietly : deskTexts.back
        if (tells) tellPerson(state, text, {})
        return done
      }
      return by ? asHolder(chat, by, act) : atDesk(chat, act)
    },

    end: (chat, by, outcome) =>
      atDesk(chat, (state, { worker, desk }) => {
        if (worker && worker.id !== by.id)
          return { result: { kind: 'not-yours', worker }, store: false }
        endHandOver(state, by, outcome)
        // Who never spoke with anybody is not told that somebody has gone.
        if (worker?.id === byHand.id) tellPerson(state, deskTexts.programAgain, {})
        else if (worker) {
          const isAnybody = options.isOnDuty(desk)
          tellPerson(state, isAnybody ? deskTexts.done : deskTexts.doneAlone, { name: worker.name })
        }
        return done
      }),

    tell: (chat, words) =>
      atDesk(chat, (state, handOver) => {
        const to = whereToAnswer(state)
        if (handOver.state !== 'waiting' || !to) return { result: gone, store: false }
        const text = words(state.head.session, state.now)
        sayAtDesk(state, { to, text, choices: [], leave: false }, { by: 'suar' })
        state.head.handOver = { ...handOver, told: handOver.told + 1 }
        return done
      }),

    async writtenByHand(chat, message) {
      const mark = hashOf(['by-hand', message.platformId])
      const result = await change<DeskResult>(chat, mark, (state, before) => {
        if (before !== null) return { result: { kind: 'done' }, store: false }
        noteHandWritten(state, message)
        state.seen.push({ hash: mark, line: state.head.nextLine - 1 })
        return done
      })
      if (result) await settledVoice(store, clock, chat)
      return result ?? gone
    },

    paged: (chat, staff, supervisor) =>
      atDesk(chat, (state, handOver) => {
        if (handOver.state !== 'waiting') return { result: gone, store: false }
        const at = state.now
        state.head.handOver = {
          ...handOver,
          paged: [...handOver.paged, ...staff.map((id) => ({ staff: id, at }))],
          supervisorPagedAt: supervisor ? at : handOver.supervisorPagedAt,
        }
        return done
      }),

    declined: (chat, staff) =>
      atDesk(chat, (state, handOver) => {
        const declined = [...new Set([...handOver.declined, staff])]
        state.head.handOver = { ...handOver, declined }
        return done
      }),
  }
}

function markOf(worker: Worker, { id }: Words): string {
  return hashOf(['desk', worker.id, id])
}

function hashOf(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
