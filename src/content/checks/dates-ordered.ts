import type { Check } from '../house.ts'

/** A suspension does not end before it was listed. */
export const datesOrdered: Check = (house) =>
  house.notices.flatMap(({ file, path, value: { listedOn, endsOn } }) => {
    if (endsOn === null) return []
    // Dates may be less exact than each other: 2025 does not lie before 2025-03.
    const exact = Math.min(listedOn.length, endsOn.length)
    return endsOn.slice(0, exact) >= listedOn.slice(0, exact)
      ? []
      : [
          {
            file,
            path: `${path}, endsOn`,
            fault: `${endsOn} lies before listedOn, ${listedOn}`,
            tip: 'swap the two or correct one',
          },
        ]
  })
