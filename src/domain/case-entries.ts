import type { CaseFieldShape } from './case-fields.ts'

/**
 * What a case may hold several of, by its names in HTCDS 2.0: events on the way into exploitation (`hte_`) and
 * plans of support (`spl_`). The staff enters them; nobody is asked for them in a chat.
 */
export const entryKinds = ['event', 'plan'] as const
export type EntryKind = (typeof entryKinds)[number]

export const eventTypes = ['Recruitment', 'Transit', 'Exploitation'] as const

export const planTypes = [
  'Education',
  'Financial',
  'Health',
  'LabourExploitationRehabilitation',
  'Legal',
  'Livelihood',
  'RightsBasedTraining',
  'SexualExploitationRehabilitation',
  'SocialCare',
] as const

/** As a field of a case. `masked`: it leads to a person or a place, or tells what was done to them. */
export type EntryFieldShape = Omit<CaseFieldShape, 'group'> & { of: EntryKind }

export const entryFields = {
  hte_Type: { of: 'event', kind: 'one', codes: eventTypes },
  hte_Date: { of: 'event', kind: 'date' },
  hte_Country: { of: 'event', kind: 'countries' },
  hte_State: { of: 'event', kind: 'text' },
  hte_City: { of: 'event', kind: 'text', masked: true },
  hte_Street: { of: 'event', kind: 'text', masked: true },
  hte_PostalCode: { of: 'event', kind: 'text', masked: true },
  hte_Latitude: { of: 'event', kind: 'degrees', masked: true },
  hte_Longitude: { of: 'event', kind: 'degrees', masked: true },
  hte_Description: { of: 'event', kind: 'long', masked: true },

  spl_Type: { of: 'plan', kind: 'one', codes: planTypes },
  spl_Objectives: { of: 'plan', kind: 'long', masked: true },
  spl_ActionPlan: { of: 'plan', kind: 'long', masked: true },
  spl_PlannedEndDate: { of: 'plan', kind: 'date' },
  spl_ActualEndDate: { of: 'plan', kind: 'date' },
} as const satisfies Record<string, EntryFieldShape>

export type EntryFieldName = keyof typeof entryFields
export const entryFieldNames = Object.keys(entryFields) as EntryFieldName[]

/** The field that says what an entry is; without it there is no entry. */
export const typeField = { event: 'hte_Type', plan: 'spl_Type' } as const

export function entryShape(name: EntryFieldName): EntryFieldShape {
  return entryFields[name]
}

export function isEntryField(name: string): name is EntryFieldName {
  return Object.hasOwn(entryFields, name)
}

export const fieldsOf = (kind: EntryKind): EntryFieldName[] =>
  entryFieldNames.filter((name) => entryShape(name).of === kind)

/** One of them. `by` and `at`: who changed it last, and when. Numbers of a kind are never used again. */
export type CaseEntry = {
  kind: EntryKind
  number: number
  fields: Partial<Record<EntryFieldName, string>>
  by: string
  at: number
}

/** By what a part of an entry stands in the history: `event:1:hte_City`. */
export const entryPart = (kind: EntryKind, number: number, name: EntryFieldName) =>
  `${kind}:${number}:${name}`

/** The field of an entry a part of the history is about; null: it is about none. */
export function entryFieldIn(part: string): EntryFieldName | null {
  const name = part.split(':')[2] ?? ''
  return isEntryField(name) ? name : null
}
