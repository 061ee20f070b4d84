import type { Check } from '../house.ts'

/** A flow and a pattern stand in the file that bears their id. */
export const fileNameIsId: Check = (house) =>
  [...house.flows, ...house.patterns].flatMap(({ file, value }) => {
    const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
    return name === value.id
      ? []
      : [
          {
            file,
            path: 'id',
            fault: `"${value.id}" is not the name of the file`,
            tip: `rename the file to ${value.id}.yaml, or write id: ${name}`,
          },
        ]
  })
