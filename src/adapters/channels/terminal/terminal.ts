import { randomBytes } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import type { Address, Inbound, InboundBody } from '../../../domain/message.ts'
import type { Channel, Inside } from '../../../ports/channel.ts'
import { type Clock, systemClock } from '../../../ports/clock.ts'
import type { Log } from '../../../ports/log.ts'
import { render } from './render.ts'
import { typed } from './typed.ts'

export type TerminalOptions = {
  input: Readable
  /** `isTTY` and `columns` are used where it has them, as `process.stdout` does. */
  output: Writable & { isTTY?: boolean; columns?: number }
  log: Log
  /** Which chat this is; another name is another chat. */
  chat?: string
  /** BCP 47 tag of the person's language, as the environment tells it. */
  languageHint?: string
  /** The input ended and everything of it was taken in: the moment to stop. */
  onEnd?: () => void
  clock?: Clock
}

const channelName = 'terminal'

const prompt = '> '
const clearScreen = '\x1b[2J\x1b[3J\x1b[H'
const usualWidth = 80
const waits = [500, 1000, 2000, 5000]

/**
 * One person at one terminal. Answers are numbered lines, and are given by their number. On a real terminal
 * hiding wipes the screen and what could be scrolled back to; a pipe cannot be unwritten.
 */
export function terminal(options: TerminalOptions): Channel {
  const { input, output, log, clock = systemClock } = options
  const isTTY = output.isTTY ?? false
  const address: Address = { channel: channelName, id: options.chat ?? 'terminal' }
  let inside: Inside | null = null
  let stopping = false
  let underWay: Promise<void> = Promise.resolve()
  let wakeUp = () => {}

  const lines = typed(clock, (text) => takeIn({ kind: 'text', text }))
  const onData = (piece: Uint8Array | string) => lines.take(Buffer.from(piece))
  function onInputEnd() {
    lines.end()
    underWay = underWay.then(() => {
      options.onEnd?.()
    })
  }

  function takeIn(body: InboundBody) {
    const message: Inbound = {
      from: address,
      messageId: randomBytes(16).toString('hex'),
      sentAt: clock.now(),
      body,
      ...(options.languageHint && { languageHint: options.languageHint }),
    }
    underWay = underWay.then(() => untilStored(message))
  }

  // A terminal delivers nothing twice, so trying again is on us.
  async function untilStored(message: Inbound): Promise<void> {
    for (let attempt = 0; inside; attempt++) {
      try {
        return await inside.accept(message)
      } catch {
        log.error(`${channelName}.not-stored`, { attempt })
        if (stopping) return
        await pause(waits[Math.min(attempt, waits.length - 1)] ?? 0)
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve)
      wakeUp = () => {
        cancel()
        resolve()
      }
    })
  }

  function write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      output.write(text, (fault) => (fault ? reject(fault) : resolve()))
    })
  }

  return {
    name: channelName,
    abilities: {
      maxLength: 100_000,
      buttons: false,
      pictures: false,
      files: false,
      deletesWithin: isTTY ? Number.POSITIVE_INFINITY : 0,
      ownMessageIds: false,
      writesFirst: true,
    },
    async start(listener) {
      inside = listener
      takeIn({ kind: 'opened' })
      input.on('data', onData)
      input.once('end', onInputEnd)
    },
    async send(message) {
      const width = output.columns ?? usualWidth
      await write(render(message, { width, bold: isTTY }) + (isTTY ? prompt : ''))
      return { platformId: message.id }
    },
    async remove() {
      if (isTTY) await write(clearScreen)
    },
    async stop() {
      stopping = true
      input.off('data', onData)
      input.off('end', onInputEnd)
      input.pause()
      lines.end()
      wakeUp()
      await underWay
      inside = null
    },
  }
}
