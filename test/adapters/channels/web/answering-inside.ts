import type { Address, Choice, Inbound } from '../../../../src/domain/message.ts'
import type { Picture } from '../../../../src/domain/picture.ts'
import type { FileOnScreen, Inside, ScreenLine } from '../../../../src/ports/channel.ts'

type Answer = {
  text: string
  choices?: Choice[]
  picture?: Picture
  file?: FileOnScreen
  by?: 'suar' | 'worker'
}

export type AnsweringInside = Inside & {
  /** Everything taken in, in order, each message once. */
  taken: Inbound[]
  /** How often `accept` was called, also for what was known already. */
  calls: number
  /** While true, nothing can be stored. */
  broken: boolean
  /** Codes that can be resumed, each once. */
  codes: Set<string>
  /** Files that came in, by their ref. */
  kept: Map<string, Uint8Array>
  /** Puts a line of ours on a chat's screen. */
  say(of: Address, answer: Answer): void
  /** How many are watching. */
  watching(): number
}

export type AnsweringInsideOptions = {
  /** What is answered; null: nothing. */
  answer?: (message: Inbound) => Answer | null
  /** Milliseconds until the answer stands on the screen. */
  answersAfter?: number
}

const neutral = 'Halo. Ini info kerja otomatis. Ketik MENU.'

/** The inside of the house, in memory: takes in, answers after a moment, hides on `00`. */
export function answeringInside(options: AnsweringInsideOptions = {}): AnsweringInside {
  const { answer = () => null, answersAfter = 30 } = options
  const screens = new Map<string, ScreenLine[]>()
  const watchers = new Map<string, Set<() => void>>()
  const joined = new Map<string, string>()
  const files = new Map<ScreenLine, FileOnScreen>()

  const chatOf = (of: Address) => joined.get(of.id) ?? of.id
  function changed(chat: string) {
    for (const onChange of watchers.get(chat) ?? []) onChange()
  }
  function put(chat: string, line: Omit<ScreenLine, 'number' | 'at'>, file?: FileOnScreen) {
    const lines = screens.get(chat) ?? []
    const put = { ...line, number: lines.length + 1, at: Date.now() }
    lines.push(put)
    screens.set(chat, lines)
    if (file) files.set(put, file)
    changed(chat)
  }
  const hiddenUpTo = new Map<string, number>()

  const inside: AnsweringInside = {
    taken: [],
    calls: 0,
    broken: false,
    codes: new Set(),
    kept: new Map(),
    say(of, { text, choices = [], picture, file, by = 'suar' }) {
      const named = file && { file: { ...file, bytes: file.bytes.length } }
      const shown = { ...(picture ? { picture } : {}), ...named }
      put(chatOf(of), { by, messageId: null, text, choices, ...shown }, file)
    },
    watching: () => [...watchers.values()].reduce((sum, set) => sum + set.size, 0),

    async accept(message) {
      inside.calls++
      if (inside.broken) throw new Error('the disk is full')
      const known = inside.taken.some(
        (one) => one.messageId === message.messageId && one.from.id === message.from.id,
      )
      if (known) return
      inside.taken.push(message)
      const { from, messageId, body } = message
      const text =
        body.kind === 'text'
          ? body.text
          : body.kind === 'choice'
            ? body.choice
            : body.kind === 'media'
              ? (body.caption ?? '')
              : body.kind
      const media = body.kind === 'media' ? { media: body.media } : {}
      setTimeout(() => {
        put(chatOf(from), { by: 'person', messageId, text, choices: [], ...media })
        if (text === '00') {
          hiddenUpTo.set(chatOf(from), screens.get(chatOf(from))?.length ?? 0)
          return inside.say(from, { text: neutral })
        }
        const reply = answer(message)
        if (reply) inside.say(from, reply)
      }, answersAfter)
    },
    async screen(of, after) {
      if (inside.broken) throw new Error('the disk is full')
      const from = Math.max(after, hiddenUpTo.get(chatOf(of)) ?? 0)
      return (screens.get(chatOf(of)) ?? []).filter((line) => line.number > from)
    },
    watch(of, onChange) {
      const chat = chatOf(of)
      const set = watchers.get(chat) ?? new Set()
      watchers.set(chat, set.add(onChange))
      return () => set.delete(onChange)
    },
    async resume(of, code) {
      if (!inside.codes.delete(code)) return false
      joined.set(of.id, code)
      return true
    },
    async writtenByHand() {},
    sent: async () => null,
    async keep(bytes) {
      if (inside.broken) throw new Error('the disk is full')
      const ref = `kept-${inside.kept.size + 1}`
      inside.kept.set(ref, bytes.slice())
      return ref
    },
    async file(of, number) {
      const [line] = await inside.screen(of, number - 1)
      return (line?.number === number && files.get(line)) || null
    },
  }
  return inside
}
