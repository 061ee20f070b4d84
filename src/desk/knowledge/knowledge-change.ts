import type { Desk } from '../../domain/desk.ts'
import type { Indicator } from '../../domain/indicator.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import { recordKind } from '../../runtime/records.ts'

/**
 * A change of a list in `knowledge/agencies`: a row more, a row less because it was never so, or a row that we read
 * wrongly put right. What an authority says later is a row more, never a correction.
 */
export type NoticeAct =
  | { act: 'add'; notice: AgencyNotice }
  | { act: 'withdraw'; of: AgencyNotice }
  | { act: 'correct'; of: AgencyNotice; notice: AgencyNotice }

/** A mark of our own on a number, account, address, handle or link. */
export type Marking = Pick<Indicator, 'kind' | 'value' | 'campaign'> & {
  /** The last day it was seen in a message the desk judged dangerous, `YYYY-MM-DD`. */
  seenOn: string
}

/** Where it stands: for a notice what the authority wrote and where; for a mark which messages it was seen in. */
export type Origin = {
  /** A web address or a title. */
  source: string
  /** The day on which whoever proposes it read it, `YYYY-MM-DD`. */
  readOn: string
}

/** Who did a step, when, and why; `by` is the id of a member of the staff. */
export type Step = { by: string; at: number; reason: string | null }

export type WhatChanges = { what: 'notice'; notice: NoticeAct } | { what: 'mark'; mark: Marking }

/** `knowledge-change/<id>`. The steps are kept, so that who may do the next one can be decided by them. */
export type KnowledgeChange = WhatChanges & {
  id: string
  desk: Desk
  origin: Origin
  proposed: Step
  /** Never by whoever proposed it. */
  confirmed: Step | null
  refused: Step | null
  withdrawn: Step | null
  /** A mark confirmed anew after somebody objected. */
  again: Step | null
  /** Since when some process found it in its own `knowledge/`; null: none has. */
  contained: number | null
}

export type KnowledgeState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed'

export const knowledgeChangePrefix = 'knowledge-change/'
export const knowledgeChangeKey = (id: string) => `${knowledgeChangePrefix}${id}`

export const knowledgeChangeRecord = recordKind<KnowledgeChange>('knowledge-change')
