import {
  type Desk,
  deskOf,
  type HandOver,
  type Role,
  type StaffLanguage,
} from '../../domain/desk.ts'
import type { Language } from '../../domain/language.ts'
import type { PageMeans, PageTo } from '../../ports/page.ts'
import { type DeskAct, may } from '../rights.ts'

/** Somebody of the staff, as far as the rota must know them. Given in by a function; only active people. */
export type Pageable = {
  id: string
  /** The short name people are told. */
  name: string
  roles: Role[]
  desks: Desk[]
  /** Which languages they speak with people; absent: the language of the desk at hand. */
  languages?: Language[]
  /** How they want to be paged. */
  means: PageMeans[]
  email: string | null
  /** The Telegram user id, in digits. */
  telegramId: string | null
  /** The language they are spoken to in; absent: that of their first desk. */
  language?: StaffLanguage
}

/** Everybody who may be paged now: active members, in any order. */
export type StaffOf = () => Promise<Pageable[]>

/** What somebody must be allowed to do to take this chat. Volunteers take only plain ones. */
export function takingAct({ urgency, delicate }: Pick<HandOver, 'urgency' | 'delicate'>): DeskAct {
  return urgency === 'plain' && !delicate ? 'take-plain-chat' : 'take-delicate-chat'
}

/** Whether somebody has the right to take this chat, and the language for it. */
export function canTake(
  member: Pageable,
  handOver: Pick<HandOver, 'urgency' | 'delicate' | 'desk' | 'language'>,
): boolean {
  return (
    may(member, takingAct(handOver), handOver.desk) &&
    speaks(member, handOver.language, handOver.desk)
  )
}

function speaks({ languages }: Pageable, language: Language, desk: Desk): boolean {
  return languages ? languages.includes(language) : deskOf[language] === desk
}

/** The language of the people a desk is for. */
export const languageOfDesk: Record<Desk, Language> = { ID: 'id', VN: 'vi' }

/** Whether somebody is wanted when nobody answers. */
export function supervises(member: Pageable, desk: Desk): boolean {
  return member.roles.includes('supervisor') && member.desks.includes(desk)
}

/** Somebody as the means of paging see them. */
export function pageTo({ id, email, telegramId, language, desks: [desk] }: Pageable): PageTo {
  return { id, email, telegramId, language: language ?? languageOfDesk[desk ?? 'ID'] }
}
