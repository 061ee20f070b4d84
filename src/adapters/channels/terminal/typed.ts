import type { Clock } from '../../../ports/clock.ts'

export type Typed = {
  /** More bytes came in. */
  take(bytes: Uint8Array): void
  /** Nothing more will come: what is left is a message as well. */
  end(): void
}

// A terminal hands over a pasted text line by line, within a few milliseconds. Nobody types that fast.
const joinWithin = 60

/**
 * Makes messages of what is typed: a line is one, and so are several lines that came at once, as a pasted
 * offer does. Space around a message, and an empty line alone, are nothing.
 */
export function typed(clock: Clock, onMessage: (text: string) => void): Typed {
  const letters = new TextDecoder()
  let waiting = ''
  let cancel = () => {}

  function flush() {
    cancel()
    const text = waiting.replace(/\r\n?/g, '\n').trim()
    waiting = ''
    if (text) onMessage(text)
  }

  return {
    take(bytes) {
      waiting += letters.decode(bytes, { stream: true })
      cancel()
      // A line that is not ended yet is still being written.
      if (/[\r\n]$/.test(waiting)) cancel = clock.after(joinWithin, flush)
    },
    end() {
      waiting += letters.decode()
      flush()
    },
  }
}
