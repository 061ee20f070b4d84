import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { terminal } from '../../../../src/adapters/channels/terminal/terminal.ts'
import type { ChannelRig } from '../../../contracts/channel-rig.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'

/** Lines that come faster than this are one message that was pasted. */
const typedApart = 100
const wiped = '\x1b[H'
const [boldOn, boldOff] = ['\x1b[1m', '\x1b[22m']

/** Somebody at a terminal as wide as any text, of whom the suite hears when they type. */
export async function openRig(): Promise<ChannelRig> {
  const input = new PassThrough()
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 1_000_000 })
  let printed = ''
  output.setEncoding('utf8').on('data', (piece: string) => {
    printed += piece
  })
  const channel = terminal({ input, output, log: recordingLog() })
  let written = 0
  let taken = 0
  const start = channel.start
  channel.start = (inside) =>
    start({
      ...inside,
      async accept(message) {
        // A terminal is open from its start; the suite asks for what a person writes.
        if (message.body.kind === 'opened') return
        await inside.accept(message)
        taken++
      },
    })

  return {
    channel,
    pictures: null,
    person: {
      address: { channel: 'terminal', id: 'terminal' },
      async write(text) {
        written++
        input.write(`${text}\n`)
        await sleep(typedApart)
        return [text]
      },
      // Nothing comes twice from a keyboard.
      async repeatLast() {},
      press: null,
      sendPlace: null,
      async screen() {
        const shown = (printed.split(wiped).at(-1) ?? '').split('\n\n> ')
        return shown.slice(0, -1).map((raw) => ({
          text: raw.replaceAll(boldOn, '').replaceAll(boldOff, ''),
          bold: raw
            .split(boldOn)
            .slice(1)
            .map((piece) => piece.split(boldOff)[0] ?? ''),
          buttons: [],
          picture: null,
          file: null,
        }))
      },
    },
    heard: async () => taken >= written,
    trouble: null,
    wipesAll: true,
    async close() {
      input.destroy()
      output.destroy()
    },
  }
}
