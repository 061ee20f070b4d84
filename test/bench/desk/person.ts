import { randomBytes } from 'node:crypto'
import { visitor } from './visitor.ts'

/** Somebody who writes on the web page. */
export type Person = {
  number: number
  /** Resolves when what was written is stored. */
  say(text: string): Promise<void>
}

export function person(url: string, number: number): Person {
  const browser = visitor(url)
  return {
    number,
    async say(text) {
      const id = randomBytes(16).toString('hex')
      const { status } = await browser.postJson('/say', { id, text })
      if (status !== 202) throw new Error(`what person ${number} wrote was answered ${status}`)
    },
  }
}

/** A word that stands nowhere else: who wrote it, and which of their lines it is. */
export function wordOf(person: number, line: number): string {
  return `p${person}n${line}q`
}

export function wordsIn(html: string): { person: number; line: number }[] {
  return [...html.matchAll(/\bp(\d+)n(\d+)q\b/g)].map(([, by, line]) => ({
    person: Number(by),
    line: Number(line),
  }))
}
