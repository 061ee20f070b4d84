import type { Desk } from '../../domain/desk.ts'
import type { CountryCode } from '../../domain/language.ts'
import type { Nature } from '../../domain/notice.ts'
import { recordKind } from '../../runtime/records.ts'
import type { NoticeAct, Origin, Step } from './knowledge-change.ts'
import { stateOf } from './knowledge-state.ts'

/** `knowledge-batch/<id>`: a list of an authority taken over in one piece: confirmed, refused and taken back as a whole. */
export type Batch = {
  id: string
  desk: Desk
  country: CountryCode
  authority: string
  nature: Nature
  /** The date of the list. */
  listedOn: string
  origin: Origin
  /** The name of the file, and the SHA-256 of its bytes as hex: the same list is known again. */
  file: { name: string; hash: string }
  counts: { added: number; corrected: number; withdrawn: number }
  /** How many records hold what it changes. */
  pages: number
  proposed: Step
  confirmed: Step | null
  refused: Step | null
  withdrawn: Step | null
  contained: number | null
}

/** `knowledge-batch-page/<id>/<number>`: a part of what a batch changes. */
export type BatchPage = { acts: NoticeAct[]; at: number }

export const batchPrefix = 'knowledge-batch/'
export const batchKey = (id: string) => `${batchPrefix}${id}`
export const batchPagesPrefix = (id: string) => `knowledge-batch-page/${id}/`
export const batchPageKey = (id: string, number: number) =>
  `${batchPagesPrefix(id)}${String(number).padStart(5, '0')}`

export const batchRecord = recordKind<Batch>('knowledge-batch')
export const batchPageRecord = recordKind<BatchPage>('knowledge-batch-page')

export function batchState(batch: Batch, now: number) {
  return stateOf(batch, null, now)
}

/** Most of one page: it stays a small record, and a short message through the operator's door. */
const mostActs = 100
const mostLetters = 60_000

/** What a batch changes, cut into pages. */
export function pagesOf(acts: readonly NoticeAct[]): NoticeAct[][] {
  const pages: NoticeAct[][] = []
  let page: NoticeAct[] = []
  let letters = 0
  for (const act of acts) {
    const size = JSON.stringify(act).length
    if (page.length > 0 && (page.length >= mostActs || letters + size > mostLetters)) {
      pages.push(page)
      page = []
      letters = 0
    }
    page.push(act)
    letters += size
  }
  if (page.length > 0) pages.push(page)
  return pages
}
