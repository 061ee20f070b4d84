import { readFileSync } from 'node:fs'
import { emptyCase } from '../../src/desk/cases/apply-report.ts'
import type { Case } from '../../src/domain/case.ts'
import type { CaseFieldName } from '../../src/domain/case-fields.ts'
import type { TextLanguage } from '../../src/domain/language.ts'
import type { LabelOf, SayExchange } from '../../src/exchange/labels.ts'

const texts = (language: TextLanguage, namespace: string): Record<string, string> =>
  JSON.parse(readFileSync(`locales/${language}/${namespace}.json`, 'utf8'))

function spoken(namespace: string): SayExchange {
  return (language, key, values = {}) => {
    const text = texts(language, namespace)[key]
    if (text === undefined) throw new Error(`no text for ${key} in ${language}`)
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  }
}

export const say = spoken('exchange')
export const label: LabelOf = (language, name, code) =>
  spoken('console-cases')(language, code === undefined ? `field-${name}` : `code-${code}`)

export const at = Date.UTC(2026, 10, 26, 7)
export const head = {
  id: 'export-one',
  to: { name: 'Kantor Uji', country: 'ID' },
  at,
  expiresAt: at + 30 * 86_400_000,
}

/** A case of an invented person with these fields set by hand. */
export function caseOf(
  fields: Partial<Record<CaseFieldName, string>>,
  rest: Partial<Case> = {},
): Case {
  const report = {
    id: 'one',
    about: 'missing-relative',
    language: 'id',
    code: 'BCDF2GHJ',
  } as const
  const set = Object.entries(fields).map(([name, value]) => [
    name,
    { told: null, set: { value, at, by: 'm-one' } },
  ])
  return {
    ...emptyCase(report, { desk: 'ID', chat: 'chat', now: at }),
    fields: Object.fromEntries(set),
    ...rest,
  }
}
