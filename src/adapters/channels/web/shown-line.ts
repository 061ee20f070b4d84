import { boldRuns, type Run } from '../../../domain/bold.ts'
import type { Language } from '../../../domain/language.ts'
import type { Choice, Media } from '../../../domain/message.ts'
import type { ScreenLine } from '../../../ports/channel.ts'
import type { WebKey, Words } from './words.ts'

/** A line of the chat as the page shows it: server and script only have to put it down. */
export type ShownLine = {
  number: number
  by: ScreenLine['by']
  messageId: string | null
  /** What a screen reader should read it as; null for the person's own words. */
  language: Language | null
  /** The text, cut at its line breaks. */
  rows: Run[][]
  choices: Choice[]
  /** What stands for the picture above the text where it cannot be seen; null where there is none. */
  picture: string | null
  /** A file of ours, to be opened; null where there is none. */
  file: { path: string; label: string } | null
}

// Letters no other language of ours has. Our own Vietnamese always carries its marks.
const vietnameseLetter = /[ăđơư\u1EA0-\u1EF9]/i

/** What a person sent is named and not shown: whoever looks over their shoulder sees a word. */
const mediaWords: Record<Media, WebKey> = {
  photo: 'media-photo',
  document: 'media-document',
  voice: 'media-voice',
  video: 'media-video',
  sticker: 'media-other',
  contact: 'media-other',
  other: 'media-other',
}

/** Bold marks are ours; in the person's own words a star is a star. */
export function shownLine(line: ScreenLine, words: Words): ShownLine {
  const { number, by, messageId, text, choices } = line
  const picture = line.picture?.alt ?? null
  const file = line.file ? fileLink(number, line.file, words) : null
  const shown = { number, by, messageId, choices, picture, file }
  if (by === 'person') {
    const named = line.media ? [`[${words(mediaWords[line.media])}]`] : []
    const rows = text === '' && line.media ? named : [...named, ...text.split('\n')]
    return { ...shown, language: null, rows: rows.map((row) => [{ text: row, bold: false }]) }
  }
  const language = vietnameseLetter.test(text) ? 'vi' : 'id'
  return { ...shown, language, rows: text.split('\n').map(boldRuns) }
}

function fileLink(line: number, { name, bytes }: NonNullable<ScreenLine['file']>, words: Words) {
  const size = Math.max(1, Math.round(bytes / 1000))
  return { path: `/file/${line}`, label: `${words('file-open')}: ${name} (${size} kB)` }
}

/** The line whose short answers are open: the newest with any, unless the person wrote after it. */
export function openChoices(lines: ShownLine[]): ShownLine | undefined {
  const after = lines.findLastIndex(({ by }) => by === 'person')
  return lines.slice(after + 1).findLast(({ choices }) => choices.length > 0)
}

/** Where the picture of a line is. Its name says nothing but the number. */
export function picturePath(line: number): string {
  return `/picture/${line}`
}
