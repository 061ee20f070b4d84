import { boldRuns, type Run } from '../../../domain/bold.ts'
import type { Outbound } from '../../../domain/message.ts'
import { wrap } from './wrap.ts'

export type Screen = {
  width: number
  /** Whether the output understands bold. A file or a pipe gets the words alone. */
  bold: boolean
}

/** A message as it is printed: wrapped, its answers numbered under it. */
export function render(message: Outbound, screen: Screen): string {
  const choices = message.choices.map((choice, index) => `${index + 1} ${choice.label}`)
  const rows = harmless(message.text).split('\n').map(boldRuns)
  const answers = choices.map((choice) => [{ text: harmless(choice), bold: false }])
  const lines = [...rows, ...answers].flatMap((row) => wrap(row, screen.width))
  return `${lines.map((line) => painted(line, screen.bold)).join('\n')}\n\n`
}

function painted(line: Run[], bold: boolean): string {
  return line.map((run) => (run.bold && bold ? `\x1b[1m${run.text}\x1b[22m` : run.text)).join('')
}

/** A text may quote what a stranger wrote; it must not steer the terminal. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '')
}
