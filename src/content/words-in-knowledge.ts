import type { Words } from '../domain/corridor.ts'
import { place } from './fault.ts'
import type { House } from './house.ts'

/** Wording for people that stands in `knowledge/` because it belongs to one fact, such as the name of an office. */
export function wordsInKnowledge(house: House): { file: string; path: string; words: Words }[] {
  return [
    ...house.corridors.flatMap(({ file, value }) => [
      ...(value.said === null
        ? []
        : [{ file, path: place('said', 'authority'), words: value.said.authority }]),
      ...value.channels.map(({ name }, i) => ({
        file,
        path: place('channels', i, 'name'),
        words: name,
      })),
      ...value.fees.map(({ rule }, i) => ({ file, path: place('fees', i, 'rule'), words: rule })),
    ]),
    ...house.help.map(({ file, path, value }) => ({
      file,
      path: `${path}, name`,
      words: value.entry.name,
    })),
    ...house.notices.map(({ file, path, value }) => ({
      file,
      path: `${path}, about`,
      words: value.about,
    })),
    ...house.countries.map(({ file, path, value: { names } }) => ({
      file,
      path: `${path}, names`,
      words: { id: names.id, vi: names.vi },
    })),
  ]
}
