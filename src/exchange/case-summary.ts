import { type Case, heldIn } from '../domain/case.ts'
import { entryKinds, entryShape } from '../domain/case-entries.ts'
import { type CaseFieldShape, caseGroups, codesIn, shapeOf } from '../domain/case-fields.ts'
import { dayOf, type ExportHead, exportedFields, htcdsEntries } from './htcds-record.ts'
import type { LabelOf } from './labels.ts'

const headings = {
  person: 'The person',
  'last-contact': 'Last contact',
  journey: 'How they left',
  money: 'Money and earlier reports',
  now: 'How things are now, in their own answers',
  reporter: 'Who reported',
  assessment: 'Assessment',
  keeping: 'The case',
  event: 'Events on the way',
  plan: 'Plans of support',
} as const

/**
 * A case on a page of English, for somebody who has no system to import it. It says what was told and what the
 * staff found, and of what is not known that it is not.
 */
export function caseSummary(one: Case, head: ExportHead, label: LabelOf): string {
  const sections = caseGroups.flatMap((group) => {
    const lines = exportedFields
      .filter((name) => shapeOf(name).group === group)
      .flatMap((name) => {
        const value = heldIn(one, name)
        return value === null
          ? []
          : [`- ${label('en', name)}: ${words(value, name, shapeOf(name), label)}`]
      })
    return lines.length > 0 ? [`${headings[group]}\n${lines.join('\n')}`] : []
  })
  const entries = entryKinds.flatMap((kind) => {
    const lines = htcdsEntries(one, kind).map((fields) => {
      const known = Object.entries(fields).flatMap(([field, value]) => {
        const name = field as keyof typeof fields
        if (value === null || value === undefined) return []
        const told = Array.isArray(value) ? value.join(', ') : value
        return [`${label('en', name)}: ${words(told, name, entryShape(name), label)}`]
      })
      return `- ${known.join('; ')}`
    })
    return lines.length > 0 ? [`${headings[kind]}\n${lines.join('\n')}`] : []
  })
  const kind =
    one.reportKind === 'missing-relative'
      ? 'A person whose family has lost contact with them, as the family told it.'
      : 'A person who may be held, as they told it themselves.'
  return `${[
    `Case summary ${head.id}`,
    `For ${head.to.name} (${head.to.country}) only. Written on ${dayOf(head.at)}. Delete it on ${dayOf(head.expiresAt)}.`,
    `${kind} Told first on ${dayOf(one.openedAt)}. Nobody has verified it unless it says so.${one.life ? '\nTheir life may be in danger.' : ''}`,
    'Do not contact the person, or whoever reported, past Suar: their telephone may be read by somebody else.',
    ...sections,
    ...entries,
  ].join('\n\n')}\n`
}

function words(
  value: string,
  name: Parameters<LabelOf>[1],
  { codes, kind }: Pick<CaseFieldShape, 'codes' | 'kind'>,
  label: LabelOf,
): string {
  if (!codes) {
    const lines = value.split('\n').map((line) => line.trim())
    return lines.filter((line) => line !== '').join(' / ')
  }
  const several = kind === 'many' ? codesIn(value) : [value]
  return several.map((code) => label('en', name, code)).join(', ')
}
