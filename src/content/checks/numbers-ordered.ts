import type { PayBand } from '../../domain/corridor.ts'
import { type Fault, place } from '../fault.ts'
import type { Check } from '../house.ts'

/** The low end of a pay band is not above its high end, nor caution above danger. */
export const numbersOrdered: Check = (house) => [
  ...house.corridors.flatMap(({ file, value }) =>
    value.pay.flatMap((band, i) => bandFault(file, place('pay', i), band)),
  ),
  ...house.payAtHome.flatMap(({ file, value }) =>
    Object.entries(value).flatMap(([country, pay]) =>
      pay.flatMap((band, i) => bandFault(file, place(country, i), band)),
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

function bandFault(file: string, path: string, { low, high }: PayBand): Fault[] {
  if (low <= high) return []
  return [
    { file, path, fault: `low is ${low}, but high is ${high}`, tip: 'swap the two or correct one' },
  ]
}
