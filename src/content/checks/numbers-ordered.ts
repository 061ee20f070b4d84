import { place } from '../fault.ts'
import type { Check } from '../house.ts'

/** The low end of a pay band is not above its high end, nor caution above danger. */
export const numbersOrdered: Check = (house) => [
  ...house.corridors.flatMap(({ file, value }) =>
    value.pay.flatMap(({ low, high }, i) =>
      low <= high
        ? []
        : [
            {
              file,
              path: place('pay', i),
              fault: `low is ${low}, but high is ${high}`,
              tip: 'swap the two or correct one',
            },
          ],
    ),
  ),
  ...house.judge.flatMap(({ file, value: { cautionFrom, dangerFrom } }) =>
    cautionFrom < dangerFrom
      ? []
      : [
          {
            file,
            path: 'cautionFrom',
            fault: `is ${cautionFrom}, but dangerFrom is ${dangerFrom}`,
            tip: 'caution begins with fewer points than danger',
          },
        ],
  ),
]
