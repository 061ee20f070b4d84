import type { WordingQuestion, WordingWeight, WordingWeights } from '../../../src/domain/wording.ts'
import { everyText } from '../../../src/offer/wording/wording.ts'
import type { LabelledText } from '../../offers/labelled.ts'
import type { FeatureReader } from './features.ts'
import { type Example, fitLogistic } from './fit-logistic.ts'

/** What a text answers to a question, and how much it counts beside others; null where it is not asked. */
type Answer = { yes: boolean; weight: number } | null

/**
 * Sets written of offers alone: with a handful of calls beside many stories of people once held they would teach
 * that nobody is held now.
 */
const asksOfOffers = ({ set }: LabelledText) => set.endsWith('-strangers')

const calls = ({ kind }: LabelledText) => kind === 'distress' || kind === 'missing'

const answers: Record<WordingQuestion, (text: LabelledText) => Answer> = {
  // News and warnings quote recruiters. They may not teach that such words are harmless; what is no offer is
  // told by the next question.
  danger: ({ label }) => ({ yes: label === 'danger', weight: label === 'other' ? 0.2 : 1 }),
  offer: ({ label }) => (label === 'legit' ? null : { yes: label === 'danger', weight: 1 }),
  help: (text) => (asksOfOffers(text) ? null : { yes: calls(text), weight: 1 }),
  missing: (text) =>
    calls(text) && !asksOfOffers(text) ? { yes: text.kind === 'missing', weight: 1 } : null,
}

/** Features seen in fewer texts tell nothing that would hold for the next. */
const seenIn = 2
/** How much an error costs beside large weights. */
const cost = 1
/**
 * What is held of a text that says nothing known: nothing of whether a recruiter speaks, and that nobody calls
 * for help. Balanced examples would teach that a short answer is half a cry.
 */
const before: Record<WordingQuestion, number> = { danger: -1, offer: 0, help: -2, missing: -1 }
/** Lines kept per question: more change next to no verdict, tried by cross-validation. */
const kept: Record<WordingQuestion, number> = {
  danger: 40000,
  offer: 10000,
  help: 15000,
  missing: 3000,
}

/** Learns the weights of words from labelled texts. The same texts give the same weights. */
export function learnWording(
  texts: readonly LabelledText[],
  reader: FeatureReader,
): WordingWeights {
  const learn = (question: WordingQuestion) =>
    learnOne(
      texts.flatMap((text) => {
        const answer = answers[question](text)
        return answer ? [{ ...answer, ...reader.of(text) }] : []
      }),
      reader.names,
      kept[question],
      before[question],
    )
  return {
    danger: learn('danger'),
    offer: learn('offer'),
    help: learn('help'),
    missing: learn('missing'),
  }
}

function learnOne(
  texts: readonly Example[],
  nameOf: readonly string[],
  most: number,
  before: number,
): WordingWeight[] {
  const counts = new Int32Array(nameOf.length)
  for (const { features } of texts) for (const f of features) counts[f] = (counts[f] ?? 0) + 1
  const numbers = new Int32Array(nameOf.length).fill(-1)
  const learned: number[] = []
  for (const { features } of texts) {
    for (const f of features) {
      if ((counts[f] ?? 0) < seenIn || numbers[f] !== -1) continue
      numbers[f] = learned.push(f) - 1
    }
  }
  const sum = (yes: boolean) =>
    texts.reduce((all, text) => all + (text.yes === yes ? text.weight : 0), 0)
  // As much weight on one side as on the other.
  const balance = sum(false) / Math.max(1, sum(true))
  const examples = texts.map(({ features, together, yes, weight }) => ({
    features: features.map((f) => numbers[f] ?? -1).filter((number) => number >= 0),
    together,
    yes,
    weight: yes ? weight * balance : weight,
  }))
  const weights = fitLogistic(examples, learned.length, cost, before)
  const lines = learned
    .map((f, i) => {
      const weight = round(weights[i] ?? 0)
      const worth = Math.abs(weight) * Math.sqrt(counts[f] ?? 0)
      return { words: nameOf[f] ?? '', weight, worth }
    })
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => b.worth - a.worth || (a.words < b.words ? -1 : 1))
    .slice(0, most)
    .sort((a, b) => (a.words < b.words ? -1 : 1))
  return [
    { words: everyText, weight: before },
    ...lines.map(({ words, weight }) => ({ words, weight })),
  ]
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100
}
