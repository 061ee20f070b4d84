import type { Check } from '../house.ts'

/** A corridor stands in `<ORIGIN>-<DESTINATION>.yaml` and leads out of its country. */
export const corridorFileName: Check = (house) =>
  house.corridors.flatMap(({ file, value: { origin, destination } }) => {
    const name = file.slice(file.lastIndexOf('/') + 1)
    const wanted = `${origin}-${destination}.yaml`
    if (origin === destination) {
      return [
        {
          file,
          path: 'destination',
          fault: `"${destination}" is also the origin`,
          tip: 'a corridor goes from one country to another',
        },
      ]
    }
    return name === wanted
      ? []
      : [
          {
            file,
            path: '',
            fault: `holds the corridor ${origin}-${destination}`,
            tip: `rename the file to ${wanted}, or correct origin and destination`,
          },
        ]
  })
