import type { StaffLanguage } from './desk.ts'
import type { Need } from './help.ts'

/**
 * A reply that workers have at hand: an entry of `knowledge/saved-replies.yaml`. What it says stands in
 * `locales/` under `saved-replies:<id>`, in both languages of the people.
 */
export type SavedReply = {
  id: string
  /** What the staff know it by. */
  name: Record<StaffLanguage, string>
  /** Whose numbers stand in it as `{help1}`, `{help2}`. `needed`: without one the reply is not offered. */
  help: { need: Need; count: number; needed: boolean } | null
}
