import type { Check } from '../house.ts'

/** A pattern stands in the folder of its family. */
export const familyIsFolder: Check = (house) =>
  house.patterns.flatMap(({ file, value }) => {
    const folder = file.split('/').at(-2) ?? ''
    return folder === value.family
      ? []
      : [
          {
            file,
            path: 'family',
            fault: `"${value.family}" is not the folder "${folder}"`,
            tip: `move the file to knowledge/patterns/${value.family}/, or write family: ${folder}`,
          },
        ]
  })
