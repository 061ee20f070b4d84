import type { PayBand, Words } from './corridor.ts'
import type { CountryCode } from './language.ts'
import type { Source } from './source.ts'

/** What a figure of an offer was held against, so that "why?" can tell it beside the sign. */
export type Measure =
  | {
      fact: 'pay-far-above-skill' | 'pay-below-standard'
      /** Where that pay is usual or due; null where no figure is known. */
      country: CountryCode | null
      band: PayBand | null
    }
  | { fact: 'fee-above-cap'; rule: Words; source: Source }
