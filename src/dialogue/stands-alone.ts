import { codeIn } from '../domain/short-code.ts'
import { bare } from './bare.ts'
import { commandIn } from './commands.ts'
import { smallTalkIn } from './small-talk.ts'

/**
 * Whether a whole message is a word of command, a short answer, a short code or small talk, so that nothing is to be
 * joined to it and nobody waits for the rest of it.
 */
export function standsAlone(text: string): boolean {
  const command = commandIn(text)
  // The name of a country may as well be the answer to "where?".
  if (command) return !command.country
  if (codeIn(text) !== null) return true
  return /^\d{1,2}$/.test(bare(text)) || smallTalkIn(text) !== null
}
