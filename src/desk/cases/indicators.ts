import { type Case, heldIn } from '../../domain/case.ts'
import type { CaseFieldName } from '../../domain/case-fields.ts'

/** How much an indicator weighs in the list of ILO and the European Commission (2009). */
type Weight = 'strong' | 'medium'

/** The dimensions of that list that our questions touch. */
export const dimensions = ['deceptive-recruitment', 'exploitation', 'coercion'] as const
export type Dimension = (typeof dimensions)[number]

/** The fields that speak, by what was asked. None of them is masked. */
export const speakingFields = [
  'x_SameWork',
  'x_PaidAsPromised',
  'x_CanGoOut',
  'x_PapersHeld',
  'x_OwesBeforeLeaving',
  'x_AfraidToStop',
] as const satisfies CaseFieldName[]
export type SpeakingField = (typeof speakingFields)[number]

/** An indicator that an answer speaks for. `ilo`: its number among the eleven of ILO. */
export type Indicator = {
  field: SpeakingField
  answer: string
  dimension: Dimension
  weight: Weight
  ilo: number
}

/** What the answers come to. It is a beginning for whoever works on the case, and is told to nobody else. */
export type IndicatorReading = {
  indicators: Indicator[]
  /** Dimensions that are positive by the list's own rule. */
  positive: Dimension[]
  /** Somebody who is not of age, or does not know: no means need to be shown. */
  child: boolean
}

/** Which answer speaks for which indicator. Source of weights: ILO/EC operational indicators of 2009. */
const speaking: Indicator[] = [
  indicator('x_SameWork', 'no', 'deceptive-recruitment', 'strong', 2),
  indicator('x_PaidAsPromised', 'no', 'exploitation', 'medium', 8),
  indicator('x_CanGoOut', 'no', 'coercion', 'strong', 3),
  indicator('x_PapersHeld', 'yes', 'coercion', 'strong', 7),
  indicator('x_OwesBeforeLeaving', 'yes', 'coercion', 'strong', 9),
  indicator('x_AfraidToStop', 'yes', 'coercion', 'medium', 6),
]

function indicator(
  field: SpeakingField,
  answer: string,
  dimension: Dimension,
  weight: Weight,
  ilo: number,
): Indicator {
  return { field, answer, dimension, weight, ilo }
}

/** Reads what stands in the case of the short answers. What was skipped or not known speaks for nothing. */
export function indicatorsIn(one: Pick<Case, 'fields'>): IndicatorReading {
  const indicators = speaking.filter(({ field, answer }) => heldIn(one, field) === answer)
  const positive = dimensions.filter((dimension) => isPositive(indicators, dimension))
  const age = heldIn(one, 'x_AgeGroup')
  return { indicators, positive, child: age === 'Child' || age === 'Unknown' }
}

/**
 * Two strong ones, a strong and another, or three medium ones. Of weak ones, which the list counts as well, our
 * questions ask none.
 */
function isPositive(indicators: readonly Indicator[], dimension: Dimension): boolean {
  const own = indicators.filter((one) => one.dimension === dimension)
  const strong = own.filter(({ weight }) => weight === 'strong').length
  const medium = own.length - strong
  return strong >= 2 || (strong === 1 && medium >= 1) || medium >= 3
}
