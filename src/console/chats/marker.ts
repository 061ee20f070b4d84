import type { DeskLine } from '../../desk/chats/desk-line.ts'
import { outcomes } from '../../domain/desk.ts'
import type { Words } from '../words.ts'

/** What happened to the chat, as a sentence between its lines. */
export function markerWords({ marker, text, worker }: DeskLine, words: Words): string {
  const name = worker?.name ?? ''
  if (marker === 'taken') return words('chats:mark-taken', { name })
  if (marker === 'taken-by-hand') return words('chats:mark-taken-by-hand')
  if (marker === 'transferred') return words('chats:mark-transferred', { name, to: text })
  if (marker === 'ended') {
    const code = outcomes.find((one) => one === text)
    const outcome = code ? words(`chats:outcome-${code}`) : text
    return worker
      ? words('chats:mark-ended', { name, outcome })
      : words('chats:mark-ended-clock', { outcome })
  }
  return worker ? words('chats:mark-returned', { name }) : words('chats:mark-returned-clock')
}
