import type { Check, Entry } from '../house.ts'

/** Ids, country codes, corridors and table rows are given once in the whole house. */
export const idsUnique: Check = (house) => [
  ...repeated(house.flows, 'id', ({ id }) => id),
  ...repeated(house.patterns, 'id', ({ id }) => id),
  ...repeated(house.help, 'id', ({ entry }) => entry.id),
  ...repeated(house.savedReplies, 'id', ({ id }) => id),
  ...repeated(house.countries, 'code', ({ code }) => code),
  ...repeated(house.corridors, 'origin', ({ origin, destination }) => `${origin}-${destination}`),
  ...repeated(house.places, 'name', ({ place }) => `${place.name} (${place.country})`),
  ...repeated(house.bodies, 'name', ({ body }) => `${body.name} (${body.country})`),
  ...repeated(
    house.notices,
    'name',
    ({ name, country, nature, authority, listedOn, about }) =>
      `${name} (${[country, nature, authority, listedOn, about.id].filter(Boolean).join(', ')})`,
  ),
]

function repeated<T>(entries: Entry<T>[], field: string, nameOf: (value: T) => string) {
  const first = new Map<string, Entry<T>>()
  return entries.flatMap((entry) => {
    const name = nameOf(entry.value)
    const earlier = first.get(name)
    if (earlier === undefined) {
      first.set(name, entry)
      return []
    }
    const where = [earlier.file, earlier.path].filter((part) => part !== '').join(', ')
    return [
      {
        file: entry.file,
        path: entry.path === '' ? field : `${entry.path}, ${field}`,
        fault: `"${name}" was already given in ${where}`,
        tip: 'keep one of the two, or rename one',
      },
    ]
  })
}
