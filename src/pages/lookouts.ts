import type { Clock } from '../ports/clock.ts'

export type Lookouts = {
  /**
   * One open page's stream of Server-Sent Events. They say only where to look, "look" where nothing else is
   * told: what is new is fetched, so that one way decides what may be seen. Null: this chat or this process
   * has enough of them open.
   */
  open(chat: string, watch: Watch): ReadableStream<Uint8Array> | null
  /** Tells the open pages of this chat to look. */
  poke(chat: string): void
  /** Ends the streams of this chat. */
  end(chat: string): void
  /** Ends every stream; none can be opened afterwards. */
  stop(): void
}

/** Begins to listen. `onChange` takes one word that says what has changed. Returns how to stop it. */
export type Watch = (onChange: (what?: string) => void) => () => void

export type LookoutLimits = {
  /** Open pages of one chat: two phones and a computer are plenty. */
  perChat: number
  /** Of the whole process; each costs a socket and a few kilobytes. */
  inAll: number
  /** Milliseconds between the beats by which a page knows that the line still stands. */
  beatEvery: number
}

export const usualLookoutLimits: LookoutLimits = { perChat: 4, inAll: 5000, beatEvery: 25_000 }

type Lookout = {
  poke(): void
  /** The page hung up. */
  forget(): void
  /** We hang up. */
  end(): void
}

// Several changes within a moment are one look.
const joinWithin = 40
const bytes = new TextEncoder()

export function lookouts(clock: Clock, limits: LookoutLimits): Lookouts {
  const byChat = new Map<string, Set<Lookout>>()
  let open = 0
  let stopped = false

  function lookout(
    controller: ReadableStreamDefaultController<Uint8Array>,
    watch: Watch,
    onEnd: () => void,
  ): Lookout {
    let ended = false
    let cancelBeat = () => {}
    let cancelLook: (() => void) | null = null
    const changed = new Set<string>()

    function write(event: string) {
      if (ended) return
      // Nobody takes it any more: the page will open a new one if it still lives.
      if ((controller.desiredSize ?? 0) <= 0) return end()
      controller.enqueue(bytes.encode(event))
    }
    function forget() {
      if (ended) return
      ended = true
      cancelBeat()
      cancelLook?.()
      stopWatching()
      onEnd()
    }
    function end() {
      if (ended) return
      forget()
      controller.close()
    }
    function beat() {
      write('event: beat\ndata: .\n\n')
      if (!ended) cancelBeat = clock.after(limits.beatEvery, beat)
    }
    function poke(what = 'look') {
      changed.add(what)
      cancelLook ??= clock.after(joinWithin, () => {
        cancelLook = null
        write(`data: ${[...changed].join(' ')}\n\n`)
        changed.clear()
      })
    }

    const stopWatching = watch(poke)
    write('retry: 3000\n\n')
    cancelBeat = clock.after(limits.beatEvery, beat)
    return { poke, forget, end }
  }

  return {
    open(chat, watch) {
      const ofChat = byChat.get(chat) ?? new Set()
      if (stopped || open >= limits.inAll || ofChat.size >= limits.perChat) return null
      let mine: Lookout | null = null
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const opened = lookout(controller, watch, () => {
              open--
              ofChat.delete(opened)
              if (ofChat.size === 0) byChat.delete(chat)
            })
            mine = opened
            open++
            byChat.set(chat, ofChat.add(opened))
          },
          cancel() {
            mine?.forget()
          },
        },
        { highWaterMark: 16 },
      )
    },
    poke(chat) {
      for (const one of byChat.get(chat) ?? []) one.poke()
    },
    end(chat) {
      for (const one of [...(byChat.get(chat) ?? [])]) one.end()
    },
    stop() {
      stopped = true
      for (const ofChat of [...byChat.values()]) for (const one of [...ofChat]) one.end()
    },
  }
}
