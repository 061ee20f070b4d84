import { createHash } from 'node:crypto'
import type { Verdict } from '../../../src/domain/verdict.ts'
import { type CheckerKnowledge, createChecker } from '../../../src/offer/check.ts'
import type { LabelledText } from '../../offers/labelled.ts'
import { featureReader } from '../../tools/learn/features.ts'
import { sayingReader } from '../../tools/learn/saying.ts'
import { learnWording } from '../../tools/learn/wording.ts'

/** A labelled text and how a checker read it that had learned nothing from it or from its campaign. */
export type Judged = LabelledText & { verdict: Verdict }

const folds = 5
/** The day for which notices count. */
export const day = '2026-11-26'

/**
 * Reads each text by a checker whose weights were learned from the other campaigns only: five parts, each read by
 * what the other four taught. Patterns and numbers are the shipped ones.
 * @param variants further ways to write each text, read by the same checker as the text itself
 */
export function crossValidated(
  texts: readonly LabelledText[],
  knowledge: CheckerKnowledge,
  variants: Record<string, (text: LabelledText) => string | null> = {},
): { judged: Judged[]; varied: Record<string, Judged[]> } {
  const reader = featureReader(sayingReader(knowledge))
  const judged: Judged[] = []
  const varied: Record<string, Judged[]> = Object.fromEntries(
    Object.keys(variants).map((name) => [name, []]),
  )
  for (let fold = 0; fold < folds; fold++) {
    const others = texts.filter(({ campaign }) => foldOf(campaign) !== fold)
    const wording = learnWording(others, reader)
    const checker = createChecker({ ...knowledge, wording }, () => day)
    for (const text of texts) {
      if (foldOf(text.campaign) !== fold) continue
      judged.push({ ...text, verdict: checker.check(text.text) })
      for (const [name, vary] of Object.entries(variants)) {
        const other = vary(text)
        if (other !== null) varied[name]?.push({ ...text, verdict: checker.check(other) })
      }
    }
  }
  return { judged, varied }
}

/** A campaign falls into the same part at every run. */
function foldOf(campaign: string): number {
  return createHash('sha256').update(campaign).digest().readUInt32BE() % folds
}
