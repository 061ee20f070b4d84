import { place } from '../fault.ts'
import type { Check } from '../house.ts'
import { nearest } from '../nearest.ts'

const file = 'knowledge/countries.yaml'

/** Every country code that is used anywhere is in `knowledge/countries.yaml`. */
export const countriesKnown: Check = (house) => {
  if (house.broken.has(file) || house.countries.length === 0) return []
  const known = new Set(house.countries.map(({ value }) => value.code))
  return [
    ...house.corridors.flatMap(({ file, value }) => [
      { file, path: 'origin', code: value.origin },
      { file, path: 'destination', code: value.destination },
    ]),
    ...house.articles.flatMap(({ file, value }) =>
      value.countries.map((code, i) => ({ file, path: place('countries', i), code })),
    ),
    ...house.payAtHome.flatMap(({ file, value }) =>
      Object.keys(value).map((code) => ({ file, path: code, code })),
    ),
    ...house.help.flatMap(({ file, path, value: { entry } }) =>
      (['serves', 'from'] as const).flatMap((field) => {
        const codes = entry[field]
        if (codes === 'any') return []
        return codes.map((code, i) => ({ file, path: `${path}, ${place(field, i)}`, code }))
      }),
    ),
    ...[...new Set([...house.help, ...house.notices].map((entry) => entry.file))].map((file) => ({
      file,
      path: '',
      code: file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.')),
    })),
    ...house.places.map(({ file, path, value }) => ({
      file,
      path: `${path}, country`,
      code: value.place.country,
    })),
    ...house.bodies.map(({ file, path, value }) => ({
      file,
      path: `${path}, country`,
      code: value.body.country,
    })),
  ]
    .filter(({ code }) => !known.has(code))
    .map(({ file: where, path, code }) => {
      const guess = nearest(code, known)
      const add = `add the country to ${file}`
      return {
        file: where,
        path,
        fault: `the country ${code} is not known`,
        tip: guess === null ? add : `${add}, or write ${guess} if that was meant`,
      }
    })
}
