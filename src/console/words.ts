import type { StaffLanguage } from '../domain/desk.ts'
import { accountTexts } from './account/account-texts.ts'
import { auditTexts } from './audit/audit-texts.ts'
import { casesTexts } from './cases/cases-texts.ts'
import { chatsTexts } from './chats/chats-texts.ts'
import { entryTexts } from './entry/entry-texts.ts'
import { figuresTexts } from './figures/figures-texts.ts'
import { frameTexts } from './frame/frame-texts.ts'
import { knowledgeTexts } from './knowledge/knowledge-texts.ts'
import { rotaTexts } from './rota/rota-texts.ts'
import { rulesTexts } from './rules/rules-texts.ts'
import { staffTexts } from './staff/staff-texts.ts'

/** What the house says under a key, in a language; `content` gives it. */
export type Texts = (
  language: StaffLanguage,
  key: string,
  values?: Record<string, string | number>,
) => string

/**
 * Every sentence of the console, by group, listed beside the pages that say it; the texts of a group stand in
 * `locales/<lang>/console-<group>.json`. A test holds those files to these lists, both ways.
 */
export const consoleTexts = {
  frame: frameTexts,
  entry: entryTexts,
  account: accountTexts,
  staff: staffTexts,
  audit: auditTexts,
  chats: chatsTexts,
  rota: rotaTexts,
  rules: rulesTexts,
  cases: casesTexts,
  knowledge: knowledgeTexts,
  figures: figuresTexts,
} as const

type Groups = typeof consoleTexts
export type ConsoleGroup = keyof Groups
export type ConsoleKey = { [G in ConsoleGroup]: `${G}:${Groups[G][number]}` }[ConsoleGroup]

/** The console's sentences in one language. Keys are `group:name`. */
export type Words = ((key: ConsoleKey, values?: Record<string, string | number>) => string) & {
  language: StaffLanguage
}

export function wordsIn(texts: Texts, language: StaffLanguage): Words {
  const words = (key: ConsoleKey, values?: Record<string, string | number>) =>
    texts(language, `console-${key}`, values)
  return Object.assign(words, { language })
}

/** Every key as the content knows it, so that the check of the content knows they are said. */
export const consoleKeys: string[] = Object.entries(consoleTexts).flatMap(([group, names]) =>
  names.map((name) => `console-${group}:${name}`),
)
