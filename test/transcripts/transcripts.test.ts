import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answersQuestion } from '../../src/dialogue/answers-question.ts'
import { next } from '../../src/dialogue/next.ts'
import {
  formatTranscript,
  parseTranscript,
  playTranscript,
  pressedIndex,
  type Said,
  type Sent,
} from '../../src/dialogue/transcript.ts'
import type { Event } from '../../src/domain/event.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import { nothingHappened, now } from '../dialogue/events.ts'
import { known } from '../dialogue/known.ts'
import { inWords } from '../dialogue/saying.ts'
import { read } from './readings.ts'

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

/** The countries of the pins in the transcripts. */
const pins: Record<string, string> = { '11.55': 'KH', '-6.2': 'ID', '21.03': 'VN' }

/** A chat played by the dialogue alone, each turn a minute after the one before. */
function chat() {
  let session: Session = newSession
  let at = now
  const parts: string[] = []
  const buttons: { id: string; label: string }[] = []
  return async ({ sends }: { sends: Sent[] }): Promise<Said[]> => {
    at += 60_000
    const event = eventOf(sends, { ...nothingHappened, at }, buttons)
    const turn = next(judged(event, session, parts), session, known)
    session = turn.session
    return turn.replies.map((reply) => {
      const said = inWords(reply, session.language ?? 'id')
      buttons.push(
        ...reply.choices.map(({ id }, index) => ({ id, label: said.labels[index] ?? '' })),
      )
      return said
    })
  }
}

function eventOf(sends: Sent[], event: Event, buttons: { id: string; label: string }[]): Event {
  const texts: string[] = []
  const joined = { ...event }
  for (const sent of sends) {
    if (sent.does === 'write' || sent.does === 'flood') texts.push(sent.text)
    if (sent.does === 'flood') joined.flooding = true
    if (sent.does === 'press') {
      const index = pressedIndex(
        sent.label,
        buttons.map(({ label }) => label),
      )
      joined.choice = buttons[index]?.id ?? null
      if (joined.choice === null) throw new Error(`no button [${sent.label}] on the screen`)
    }
    if (sent.does === 'pin') {
      const { latitude, longitude } = sent
      joined.place = { latitude, longitude, country: pins[latitude] ?? null }
    }
    if (sent.does === 'show') {
      joined.media = sent.media
      if (sent.caption) texts.push(sent.caption)
    }
    if (sent.does === 'open') joined.opened = true
    if (sent.does === 'add-to-group') joined.addedToGroup = true
    if (sent.does === 'open' || sent.does === 'add-to-group')
      joined.languageHint = sent.languageHint
  }
  return { ...joined, text: texts.join('\n\n') }
}

/** Reads the text alone, or with the parts before it where it answers the question about them. */
function judged(event: Event, session: Session, parts: string[]): Event {
  if (event.text === '') return event
  const alone = read(event.text)
  const continues = answersQuestion(session, event.text, alone.verdict, event.at)
  if (!continues) parts.length = 0
  parts.push(event.text)
  return { ...event, ...(continues ? read(parts.join('\n\n')) : alone), continues }
}

describe('the transcripts', () => {
  it.each(files)('%s goes as it is written', async (name) => {
    const file = new URL(name, folder)
    const written = readFileSync(file, 'utf8')
    const played = formatTranscript(await playTranscript(parseTranscript(written), chat()))
    if (process.env['UPDATE']) writeFileSync(file, played)
    else expect(played).toBe(written)
  })

  it('exist in both languages', () => {
    const named = (language: string) =>
      files.filter((name) => name.endsWith(`.${language}.txt`)).map((name) => name.split('.')[0])
    expect(named('id')).toEqual(named('vi'))
    expect(named('id').length * 2).toBe(files.length)
  })
})
