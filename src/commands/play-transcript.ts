import { readFile } from 'node:fs/promises'
import {
  formatTranscript,
  parseTranscript,
  playTranscript,
  pressedIndex,
  type Said,
  type Sent,
  type Transcript,
} from '../dialogue/transcript.ts'
import type { Address, InboundBody } from '../domain/message.ts'
import { codeIn } from '../domain/short-code.ts'
import type { Channel, Inside } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Rules } from '../runtime/rules.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { House } from './house.ts'
import { playedDesk } from './played-desk.ts'

type InStore = <T>(
  house: House,
  channels: Channel[],
  clock: Clock,
  use: (runtime: Runtime) => Promise<T>,
  desks: Rules['desks'],
) => Promise<T>

/** The clock of a played transcript goes this many times faster than the one on the wall. */
const speed = 20
/** Nothing more was said for so long: the answer is complete. Real milliseconds. */
const quiet = 250
const longestWait = 10_000

/** Transcripts are played on this day, so that "number of 2024" in them does not change as time goes by. */
const playedOn = Date.UTC(2026, 10, 25, 5)

/**
 * Plays a transcript through the real runtime, over a real store, and prints the conversation as it goes
 * now. Answers 1 where something else was said than the file has.
 */
export async function playFile(file: string, house: House, inStore: InStore): Promise<number> {
  const written = parseTranscript(await readFile(file, 'utf8'))
  const played = await play(written, house, inStore)
  process.stdout.write(formatTranscript(played))
  const differ = written.turns.filter(
    ({ said }, i) =>
      said.length > 0 && JSON.stringify(said) !== JSON.stringify(played.turns[i]?.said),
  )
  if (differ.length === 0) return 0
  const lines = differ.map(({ line }) => line).join(', ')
  process.stderr.write(`${file}: other answers than written after line ${lines}\n`)
  return 1
}

/** The same conversation with what is said now. */
export async function play(
  written: Transcript,
  house: House,
  inStore: InStore,
): Promise<Transcript> {
  const clock = fastClock()
  const player = playerChannel(clock)
  const desk = playedDesk(playedOn)
  const talk = async (runtime: Runtime) => {
    await player.channel.start(runtime.inside)
    return playTranscript(written, async ({ sends }) => {
      for (const sent of sends)
        if (sent.does === 'desk') await desk.do(sent, runtime.handOvers)
        else if (sent.does === 'later') clock.skip(sent.days * 86_400_000)
        else await player.send(sent)
      return player.heard()
    })
  }
  return inStore(house, [player.channel], clock, talk, desk.hours)
}

function fastClock(): Clock & { skip(ms: number): void } {
  const start = Date.now()
  let skipped = 0
  return {
    now: () => playedOn + (Date.now() - start) * speed + skipped,
    skip(ms) {
      skipped += ms
    },
    after(ms, task) {
      const timer = setTimeout(task, ms / speed)
      return () => clearTimeout(timer)
    },
  }
}

/** A channel whose person is a transcript, and perhaps a friend of theirs. */
function playerChannel(clock: Clock) {
  const person: Address = { channel: 'transcript', id: 'person' }
  const friend: Address = { channel: 'transcript', id: 'friend' }
  const group: Address = { channel: 'transcript', id: 'group' }
  let inside: Inside | null = null
  let heard: Said[] = []
  let buttons: { id: string; label: string }[] = []
  let lastHeard = 0
  let number = 0
  const codes = codesOfTalk()
  const channel: Channel = {
    name: person.channel,
    abilities: {
      maxLength: 100_000,
      buttons: true,
      // A transcript is read: the words of a picture stand in it.
      pictures: false,
      files: false,
      deletesWithin: 0,
      ownMessageIds: true,
      writesFirst: true,
    },
    async start(given) {
      inside = given
    },
    async send({ text: said, choices, to }) {
      const isFriend = to.id === friend.id
      const text = `${isFriend ? '@friend: ' : ''}${codes.hide(said)}`
      heard.push({ text, labels: choices.map(({ label }) => label) })
      if (choices.length > 0 && !isFriend) buttons = choices
      lastHeard = Date.now()
      return { platformId: null }
    },
    async remove() {},
    async stop() {},
  }
  const accept = (body: InboundBody, from = person, languageHint: string | null = null) =>
    inside?.accept({
      from,
      messageId: String(++number),
      sentAt: clock.now(),
      body,
      ...(languageHint ? { languageHint } : {}),
    })
  const bodyOf = (
    sent: Exclude<Sent, { does: 'flood' | 'open' | 'add-to-group' | 'desk' | 'friend' | 'later' }>,
  ): InboundBody => {
    if (sent.does === 'write') return { kind: 'text', text: codes.fill(sent.text) }
    if (sent.does === 'pin')
      return { kind: 'place', latitude: sent.latitude, longitude: sent.longitude }
    if (sent.does === 'show') return { kind: 'media', media: sent.media, caption: sent.caption }
    const labels = buttons.map(({ label }) => label)
    const button = buttons[pressedIndex(sent.label, labels)]
    if (!button) throw new Error(`there is no button "${sent.label}" to press`)
    return { kind: 'choice', choice: button.id }
  }
  return {
    channel,
    async send(sent: Exclude<Sent, { does: 'desk' | 'later' }>) {
      if (sent.does === 'open') await accept({ kind: 'opened' }, person, sent.languageHint)
      else if (sent.does === 'friend')
        await accept({ kind: 'text', text: codes.fill(sent.text) }, friend)
      else if (sent.does === 'add-to-group') {
        await accept({ kind: 'added-to-group' }, group, sent.languageHint)
      } else if (sent.does === 'flood') {
        const texts = Array.from({ length: sent.times }, () =>
          accept({ kind: 'text', text: sent.text }),
        )
        await Promise.all(texts)
      } else await accept(bodyOf(sent))
    },
    /** What was said since the last time, once it has become quiet. */
    async heard(): Promise<Said[]> {
      const begun = Date.now()
      while (heard.length === 0 || Date.now() - lastHeard < quiet) {
        if (Date.now() - begun > longestWait) break
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      const said = heard
      heard = []
      return said
    },
  }
}

/** Codes are made at random: in a transcript the last one Suar gave stands as `{code}`, also to be typed. */
function codesOfTalk() {
  const typed = new Set<string>()
  let last = ''
  return {
    hide: (said: string) =>
      said
        .replace(/\d{4} \d{4} \d{4} \d{4}/g, '{code}')
        .replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, (code) => {
          if (codeIn(code) === null || typed.has(code)) return code
          last = code
          return '{code}'
        }),
    fill(written: string) {
      if (codeIn(written) !== null) typed.add(written)
      return written.replaceAll('{code}', last)
    },
  }
}
