import type { Check } from '../house.ts'

/** What is known of a corridor has somebody who said it; where nobody did, it is `unknown`. */
export const saidWhereKnown: Check = (house) =>
  house.corridors.flatMap(({ file, value: { placement, said } }) => {
    if ((placement === 'unknown') === (said === null)) return []
    return [
      said === null
        ? {
            file,
            path: 'said',
            fault: `is missing, although placement is "${placement}"`,
            tip: 'write which authority said so, on which day, and the source; or placement: unknown',
          }
        : {
            file,
            path: 'placement',
            fault: 'is "unknown", although an authority is named under said',
            tip: 'write what the authority said: closed, suspended, restricted or open',
          },
    ]
  })
