import type { Media } from '../domain/message.ts'

/**
 * A conversation as a text file, to be read aloud and played again. What the person does stands behind `> `,
 * everything else is what Suar said. See `test/transcripts/README.md`.
 */
export type Transcript = {
  /** The lines above the conversation that begin with `#`: what it shows. */
  about: string[]
  turns: TranscriptTurn[]
}

export type TranscriptTurn = {
  /** Where it stands in the file, from 1. */
  line: number
  /** What the person sends before Suar answers. */
  sends: Sent[]
  said: Said[]
}

/** One thing the person does. */
export type Sent =
  | { does: 'write'; text: string }
  /** `label` as it stands on the button. */
  | { does: 'press'; label: string }
  | { does: 'pin'; latitude: number; longitude: number }
  | { does: 'show'; media: Media; caption: string }
  | { does: 'open'; languageHint: string | null }
  | { does: 'add-to-group'; languageHint: string | null }
  /** The same text many times over, as fast as it can be sent. */
  | { does: 'flood'; times: number; text: string }
  /** Somebody else writes, from a chat of their own. */
  | { does: 'friend'; text: string }
  /** So much time goes by. */
  | { does: 'later'; days: number }
  /** Something happens at the desk; `words` is a name, or what the worker says. */
  | { does: 'desk'; what: DeskDoing; words: string }

const deskDoings = ['opens', 'closes', 'takes', 'says', 'leaves', 'ends'] as const
export type DeskDoing = (typeof deskDoings)[number]

/** One message of Suar: its words, and the short answers under it. */
export type Said = { text: string; labels: string[] }

/** A line of a transcript that cannot be read. */
export class TranscriptFault extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`)
    this.name = 'TranscriptFault'
    this.line = line
  }
}

const media: readonly Media[] = [
  'photo',
  'document',
  'voice',
  'video',
  'sticker',
  'contact',
  'other',
]

/** Reads a transcript. Throws a `TranscriptFault` for a line that means nothing. */
export function parseTranscript(text: string): Transcript {
  const about: string[] = []
  const turns: TranscriptTurn[] = []
  let block: string[] = []
  let before = ''
  const endBlock = () => {
    if (block.length > 0) turns.at(-1)?.said.push(readSaid(block))
    block = []
  }
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  lines.forEach((row, index) => {
    const at = index + 1
    if (row.startsWith('#') && turns.length === 0) about.push(row.replace(/^#+ ?/, ''))
    else if (row.startsWith('>')) {
      endBlock()
      // Lines of the person right under each other are sent before Suar answers.
      if (!/^[>|]/.test(before)) turns.push({ line: at, sends: [], said: [] })
      turns.at(-1)?.sends.push(readSent(row.slice(1).replace(/^ /, ''), at))
    } else if (row.startsWith('|')) {
      continueText(turns.at(-1), row.slice(1).replace(/^ /, ''), at)
    } else if (row.trim() === '') endBlock()
    else if (turns.length === 0) throw new TranscriptFault(at, 'Suar speaks before anybody wrote')
    else block.push(row.trimEnd())
    before = row
  })
  endBlock()
  return { about, turns }
}

/** A further line of what the person writes. */
function continueText(turn: TranscriptTurn | undefined, more: string, at: number): void {
  const last = turn?.said.length === 0 ? turn.sends.at(-1) : undefined
  if (last?.does !== 'write')
    throw new TranscriptFault(at, 'goes on with a text, but none is before it')
  last.text += `\n${more}`
}

function readSent(row: string, at: number): Sent {
  const pressed = /^\[(.+)\]$/.exec(row)
  if (pressed?.[1]) return { does: 'press', label: pressed[1] }
  if (!row.startsWith('@')) return { does: 'write', text: row.replace(/^\\(?=[[@\\])/, '') }
  const [name = '', ...words] = row.slice(1).split(' ')
  const rest = words.join(' ')
  const shown = media.find((one) => one === name)
  if (shown) return { does: 'show', media: shown, caption: rest }
  if (name === 'open') return { does: 'open', languageHint: rest || null }
  if (name === 'group') return { does: 'add-to-group', languageHint: rest || null }
  if (name === 'pin') return readPin(rest, at)
  if (name === 'flood') return readFlood(rest, at)
  if (name === 'desk') return readDesk(rest, at)
  if (name === 'friend' && rest) return { does: 'friend', text: rest }
  if (name === 'later') return readLater(rest, at)
  throw new TranscriptFault(
    at,
    `nobody knows "@${name}"; there are @open, @group, @pin, @flood, @desk, @friend, @later, @photo ...`,
  )
}

function readPin(rest: string, at: number): Sent {
  const [latitude, longitude] = rest.split(',').map(Number)
  const onEarth = Math.abs(latitude ?? 99) <= 90 && Math.abs(longitude ?? 999) <= 180
  if (latitude === undefined || longitude === undefined || !onEarth) {
    throw new TranscriptFault(at, 'is no place; write @pin 11.55,104.92')
  }
  return { does: 'pin', latitude, longitude }
}

function readFlood(rest: string, at: number): Sent {
  const [, times, text] = /^(\d{1,4}) (.+)$/.exec(rest) ?? []
  if (!times || !text) throw new TranscriptFault(at, 'is no flood; write @flood 40 halo')
  return { does: 'flood', times: Number(times), text }
}

function readLater(rest: string, at: number): Sent {
  const [, days] = /^(\d{1,3}) days?$/.exec(rest) ?? []
  if (!days) throw new TranscriptFault(at, 'is no time; write @later 8 days')
  return { does: 'later', days: Number(days) }
}

function readDesk(rest: string, at: number): Sent {
  const [name = '', ...words] = rest.split(' ')
  const what = deskDoings.find((one) => one === name)
  if (!what)
    throw new TranscriptFault(at, `a desk ${deskDoings.join(', ')}; write @desk takes Rani`)
  return { does: 'desk', what, words: words.join(' ') }
}

/** The last line of a message may be its short answers: `[1 Ya] [2 Tidak]`. */
function readSaid(block: string[]): Said {
  const last = block.at(-1) ?? ''
  if (!/^\[1 .+\]$/.test(last)) return { text: block.join('\n'), labels: [] }
  const labels = last.slice(1, -1).split(/\] \[/)
  return {
    text: block.slice(0, -1).join('\n'),
    labels: labels.map((label) => label.replace(/^\d+ /, '')),
  }
}

/** Writes a transcript as `parseTranscript` reads it. */
export function formatTranscript({ about, turns }: Transcript): string {
  const head = about.map((row) => `# ${row}`.trimEnd()).join('\n')
  const parts = turns.flatMap(({ sends, said }) => [
    sends.map(writeSent).join('\n'),
    ...said.map(writeSaid),
  ])
  return `${[...(head ? [head] : []), ...parts].join('\n\n')}\n`
}

function writeSent(sent: Sent): string {
  switch (sent.does) {
    case 'write':
      return `> ${sent.text.replace(/^(?=[[@\\])/, '\\').replaceAll('\n', '\n| ')}`
    case 'press':
      return `> [${sent.label}]`
    case 'pin':
      return `> @pin ${sent.latitude},${sent.longitude}`
    case 'show':
      return `> @${sent.media} ${sent.caption}`.trimEnd()
    case 'open':
      return `> @open ${sent.languageHint ?? ''}`.trimEnd()
    case 'add-to-group':
      return `> @group ${sent.languageHint ?? ''}`.trimEnd()
    case 'flood':
      return `> @flood ${sent.times} ${sent.text}`
    case 'friend':
      return `> @friend ${sent.text}`
    case 'later':
      return `> @later ${sent.days} days`
    case 'desk':
      return `> @desk ${sent.what} ${sent.words}`.trimEnd()
  }
}

function writeSaid({ text, labels }: Said): string {
  const answers = labels.map((label, index) => `[${index + 1} ${label}]`).join(' ')
  return answers ? `${text}\n${answers}` : text
}

/** Sends what a turn sends and resolves to what was said to it. */
export type Play = (turn: TranscriptTurn) => Promise<Said[]>

/** Plays a conversation and gives it back as it went this time. One turn waits for the one before. */
export async function playTranscript(transcript: Transcript, play: Play): Promise<Transcript> {
  const turns: TranscriptTurn[] = []
  for (const turn of transcript.turns) turns.push({ ...turn, said: await play(turn) })
  return { about: transcript.about, turns }
}

/** Which of the short answers on the screen a pressed label means, from 0; -1 where it is none. */
export function pressedIndex(label: string, labels: string[]): number {
  const bare = label.replace(/^\d+ /, '')
  return labels.lastIndexOf(bare)
}
