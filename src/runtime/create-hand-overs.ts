import { createHash } from 'node:crypto'
import { byHand, type Desk, type HandOver, longestWords, unaskedReasons } from '../domain/desk.ts'
import type { Clock } from '../ports/clock.ts'
import { type ChangeChatOptions, type Changed, chatChanger } from './change-chat.ts'
import type { Worker } from './chat-record.ts'
import { readChatView } from './chat-view.ts'
import { listAll } from './every-record.ts'
import { FileRefused, fileToSend } from './file-to-send.ts'
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
import type { DeskResult, HandOvers, NotedResult, SaidResult, Words } from './hand-overs.ts'
import { joined } from './joined.ts'
import { handOverEndsPrefix, handOversPrefix } from './keys.ts'
import { languageOf } from './render.ts'
import type { Rules } from './rules.ts'
import { settledVoice } from './settled-voice.ts'
import { fromBytes } from './stored-form.ts'
import type { TurnState } from './turn-state.ts'

export type HandOversOptions = Omit<ChangeChatOptions, 'now'> & {
  clock: Clock
  say: Rules['say']
  /** Whether a person can be offered at this desk just now. */
  isOnDuty(desk: Desk): boolean
  /** Whether this channel brings files of ours. */
  carriesFiles(channel: string): boolean
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

/** The hotline's hands on the store: each act is one commit of the chat, or none. */
export function createHandOvers(options: HandOversOptions): HandOvers {
  const { store, clock, say } = options
  const change = chatChanger({ ...options, now: () => clock.now() })
  const gone = { kind: 'gone' } as const
  const tooLong = { kind: 'too-long' } as const
  const done = { result: { kind: 'done' } as DeskResult, store: true }

  function tellPerson(
    state: TurnState,
    key: string,
    values: Record<string, string | number>,
  ): void {
    const to = whereToAnswer(state)
    const { handOver } = state.head
    // Whoever holds the telephone must not see that the desk was called.
    if (!to || (handOver && unaskedReasons.has(handOver.reason))) return
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
    async read(chat, window) {
      const view = await readChatView(store, chat, window)
      return view && { ...view, carriesFiles: options.carriesFiles(view.to?.channel ?? '') }
    },

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
      if (words.text.length > longestWords) return tooLong
      const mark = markOf(worker, words)
      const result = await change<SaidResult>(chat, mark, (state, before) => {
        if (before !== null)
          return { result: { kind: 'said', line: before, late: false }, store: false }
        const { handOver } = state.head
        const to = whereToAnswer(state)
        if (!handOver || !to) return { result: gone, store: false }
        if (handOver.worker?.id !== worker.id)
          return { result: { kind: 'not-yours', worker: handOver.worker }, store: false }
        if (words.file && !options.carriesFiles(to.channel)) throw new FileRefused('not-carried')
        const ready =
          words.file && fileToSend(words.file, languageOf(state.head.session, null), say)
        if (ready) state.files.push(ready)
        const shown = ready ? { file: ready.file } : {}
        const spoken = { to, text: words.text, choices: [], ...shown, leave: false }
        const said = sayAtDesk(state, spoken, { by: 'worker', worker })
        state.seen.push({ hash: mark, line: said.line })
        state.head.handOver = { ...handOver, answeredAt: state.now }
        return { result: { kind: 'said', ...said }, store: true }
      })
      return result ?? gone
    },

    async note(chat, worker, words) {
      if (words.text.length > longestWords) return tooLong
      const mark = markOf(worker, words)
      const result = await change<NotedResult>(chat, mark, (state, before) => {
        if (before !== null) return { result: { kind: 'done' }, store: false }
        const line = addMarker(state, 'note', worker, words.text)
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
        if (unaskedReasons.has(handOver.reason)) return { result: { kind: 'done' }, store: false }
        const text = words(state.head.session, state.now)
        sayAtDesk(state, { to, text, choices: [], leave: false }, { by: 'suar' })
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
