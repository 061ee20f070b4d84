import type { ChatView, ViewLine } from '../../runtime/chat-view.ts'

/** A line as a worker sees it: without the address it came from, which is opened with a reason. */
export type DeskLine = Omit<ViewLine, 'via' | 'platformId' | 'choices'> & {
  /** The short answers that stood under it. */
  labels: string[]
  /** It was changed: the words that are current stand on a later line. */
  changed: boolean
}

/** The lines of a chat for the desk, oldest first. */
export function deskLines({ lines }: Pick<ChatView, 'lines'>): DeskLine[] {
  const edited = new Set(lines.flatMap(({ editOf }) => editOf ?? []))
  return lines.map(({ via: _, platformId, choices, ...line }) => ({
    ...line,
    labels: choices.map(({ label }) => label),
    changed: platformId !== null && line.by === 'person' && edited.has(platformId),
  }))
}
