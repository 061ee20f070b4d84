import { place } from '../fault.ts'
import type { Check } from '../house.ts'

/** No two short answers of a step have the same id: the second could never be chosen. */
export const choiceIdsUnique: Check = (house) =>
  house.flows.flatMap(({ file, value }) =>
    Object.entries(value.steps).flatMap(([name, step]) => {
      const ids = step.choices.map(({ id }) => id)
      return ids.flatMap((id, i) =>
        ids.indexOf(id) === i
          ? []
          : [
              {
                file,
                path: place('steps', name, 'choices', i, 'id'),
                fault: `"${id}" is the id of another choice of this step`,
                tip: 'give each choice an id of its own',
              },
            ],
      )
    }),
  )
