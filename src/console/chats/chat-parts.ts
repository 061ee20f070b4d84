import type { Chats } from '../../desk/chats/chats.ts'
import type { Desk, StaffLanguage, StaffMember } from '../../domain/desk.ts'
import type { CountryCode, Language } from '../../domain/language.ts'
import type { Level } from '../../domain/verdict.ts'

/** What the pages of chats are made of, beside what every page needs. The wiring gives it. */
export type ChatParts = {
  chats: ChatsDoor
  judge: Judge
  savedTexts: SavedTexts
  /** What people sent as files; null where they cannot be fetched. */
  files: FilesDoor | null
}

export type ChatsDoor = Chats & {
  /** Calls back soon after anything in this chat may have changed. Returns how to stop it. */
  watch(chat: string, onChange: () => void): () => void
  /** Who is on duty at this desk now. */
  onDuty(desk: Desk): Promise<StaffMember[]>
}

/** What the checker sees in an offer, in the language of the chat. */
export type OfferView = {
  level: Level
  /** Strongest first. `quote`: the person's own words; empty where the sign is that something is missing. */
  signs: { quote: string; reason: string }[]
  /** What authorities have said of the firms and of the way, each with its date. */
  notices: string[]
}

/** Null: the text holds no offer. */
export type Judge = (text: string, language: Language) => OfferView | null

/** Replies at hand for one chat, in the order they are shown. `name`: what the staff know it by. */
export type SavedTexts = (about: {
  language: Language
  staffLanguage: StaffLanguage
  /** The short name of whoever writes. */
  worker: string
  country: CountryCode | null
}) => SavedText[]
export type SavedText = { id: string; name: string; text: string }

export type FilesDoor = {
  /**
   * The bytes of the file on a line. Rejects with an error whose `kind` is `later`, `gone` or `too-large`
   * where they cannot be had. `rebuilt`: a document of which nothing but its pages is left.
   */
  fetch(chat: string, line: number): Promise<{ bytes: Uint8Array; rebuilt?: true }>
}
