import type { Report, ScreeningField } from '../../domain/report.ts'

/** How much an indicator weighs in the list of ILO and the European Commission (2009). */
type Weight = 'strong' | 'medium'

/** The dimensions of that list that our questions touch. */
export const dimensions = ['deceptive-recruitment', 'exploitation', 'coercion'] as const
export type Dimension = (typeof dimensions)[number]

/** An indicator that an answer speaks for. `ilo`: its number among the eleven of ILO. */
export type Indicator = {
  field: ScreeningField
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
  indicator('same-work', 'no', 'deceptive-recruitment', 'strong', 2),
  indicator('paid-as-promised', 'no', 'exploitation', 'medium', 8),
  indicator('can-go-out', 'no', 'coercion', 'strong', 3),
  indicator('papers-held', 'yes', 'coercion', 'strong', 7),
  indicator('owes-before-leaving', 'yes', 'coercion', 'strong', 9),
  indicator('afraid-to-stop', 'yes', 'coercion', 'medium', 6),
]

function indicator(
  field: ScreeningField,
  answer: string,
  dimension: Dimension,
  weight: Weight,
  ilo: number,
): Indicator {
  return { field, answer, dimension, weight, ilo }
}

/** Reads the short answers of somebody who may be held. What was skipped or not known speaks for nothing. */
export function indicatorsIn({ answers }: Pick<Report, 'answers'>): IndicatorReading {
  const indicators = speaking.filter(({ field, answer }) => answers[field]?.value === answer)
  const positive = dimensions.filter((dimension) => isPositive(indicators, dimension))
  const age = answers.adult?.value
  return { indicators, positive, child: age === 'no' || age === 'unknown' }
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
