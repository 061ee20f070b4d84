import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Language } from '../domain/language.ts'
import { newSession } from '../domain/session.ts'
import { checkLine } from '../offer/check-line.ts'
import { type House, openHouse } from './house.ts'
import { answerJsonLines, InputFault } from './json-lines.ts'
import { readableLines } from './readable-lines.ts'

const asked = z.union([
  z.object({ id: z.coerce.string(), text: z.string() }),
  z.object({ id: z.coerce.string(), file: z.string() }),
])

/** Files are read up to this many bytes; longer ones are refused with a clear line. */
const longest = 5 * 1024 * 1024

/** `suar check`. Answers the exit status: 1 when a line could not be read. */
export async function check(
  file: string | undefined,
  { jsonl, lang }: { jsonl?: boolean; lang: string },
): Promise<number> {
  if (!jsonl && !file)
    throw new InputFault(
      'Name a file, - for standard input, or use --jsonl. See: suar check --help',
    )
  if (jsonl && file) throw new InputFault('--jsonl reads standard input; leave the file out.')
  if (!['auto', 'id', 'vi'].includes(lang)) throw new InputFault('--lang is id or vi.')
  const house = await openHouse()
  if (jsonl) return checkLines(house)
  const text = file === '-' ? await standardInput() : await textOf(file ?? '')
  process.stdout.write(`${forPeople(house, text, lang)}\n`)
  return 0
}

function checkLines({ checker }: House): Promise<number> {
  return answerJsonLines(async (parsed) => {
    const question = asked.safeParse(parsed)
    if (!question.success) throw new InputFault('a line is {"id","text"} or {"id","file"}')
    const text = 'text' in question.data ? question.data.text : await textOf(question.data.file)
    return checkLine(question.data.id, checker.check(text))
  })
}

/** The reply a person would get, as plain text. */
function forPeople(house: House, text: string, lang: string): string {
  const found = house.checker.check(text).language
  const language: Language = lang === 'vi' || lang === 'id' ? lang : found === 'vi' ? 'vi' : 'id'
  return readableLines(house, text, {
    ...newSession,
    language,
    languageChosen: true,
    greeted: true,
  })
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new InputFault(
      error.code === 'ENOENT' ? `${file} does not exist` : `${file} cannot be read: ${error.code}`,
    )
  })
  return decoded(bytes, file)
}

async function standardInput(): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin) {
    size += piece.length
    if (size > longest) throw new InputFault('standard input is longer than 5 MB')
    pieces.push(piece)
  }
  return decoded(Buffer.concat(pieces), 'standard input')
}

function decoded(bytes: Buffer, from: string): string {
  if (bytes.length > longest) throw new InputFault(`${from} is longer than 5 MB`)
  if (bytes.includes(0))
    throw new InputFault(`${from} is not text; pictures and PDF are not read yet`)
  return new TextDecoder('utf-8').decode(bytes)
}
