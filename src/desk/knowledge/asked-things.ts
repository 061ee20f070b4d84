import { markKey } from '../../domain/indicator.ts'
import { firmThing } from './asked-about.ts'
import type { KnowledgeChange } from './knowledge-change.ts'

/** Under what offers that ask about the same firm, number or link are counted, see `AskedAbout`. */
export function thingOf(change: KnowledgeChange, nameKey: (name: string) => string): string {
  if (change.what === 'mark') return markKey(change.mark)
  const { notice } = change
  return firmThing(nameKey('notice' in notice ? notice.notice.name : notice.of.name))
}
