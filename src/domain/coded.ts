import type { Explanation } from './explanation.ts'
import type { Language } from './language.ts'
import type { CodedObjection } from './objection.ts'
import type { PicturedLevel } from './picture.ts'
import type { ReportState } from './report.ts'

/**
 * What is kept of a verdict under a short code: enough to say whether a picture is ours, and nothing of the
 * text, of a name, or of who asked.
 */
export type CodedVerdict = {
  level: PicturedLevel
  /** When it was judged: epoch milliseconds, UTC. */
  at: number
  language: Language
  /** Patterns whose reasons stand in the picture. */
  patterns: string[]
  corridor: Explanation['corridor']
}

/** A short code somebody typed, and what stands under it. */
export type AskedCode = {
  code: string
  /** Where all are null there is nothing of ours. */
  verdict: CodedVerdict | null
  objection: CodedObjection | null
  /** How the report of this code stands. */
  report?: ReportState | null
  /**
   * The chat of the check-in of this code, where one runs to which people may be let in, and the language in which
   * whoever got the code is answered before they wrote a word of their own.
   */
  checkIn?: { chat: string; language: Language } | null
  /** More codes were tried in this chat than anybody reads off pictures; nothing was looked up. */
  tooMany: boolean
}
