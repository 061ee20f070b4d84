import type { Source } from '../domain/source.ts'
import { place } from './fault.ts'
import type { House } from './house.ts'

/** A source and where it is given. */
export type FoundSource = { file: string; path: string; source: Source }

/** Every source with title, address and date. Tables give theirs as one cell, see `datesOf`. */
export function sourcesOf(house: House): FoundSource[] {
  return [
    ...house.patterns.flatMap(({ file, value }) =>
      value.sources.map((source, i) => ({ file, path: place('sources', i), source })),
    ),
    ...house.corridors.flatMap(({ file, value }) => [
      ...(value.said === null
        ? []
        : [{ file, path: place('said', 'source'), source: value.said.source }]),
      ...value.channels.map(({ source }, i) => ({
        file,
        path: place('channels', i, 'source'),
        source,
      })),
      ...value.fees.map(({ source }, i) => ({ file, path: place('fees', i, 'source'), source })),
    ]),
    ...house.articles.flatMap(({ file, value }) =>
      value.sources.map((source, i) => ({ file, path: place('sources', i), source })),
    ),
    ...house.help.map(({ file, path, value }) => ({
      file,
      path: `${path}, source`,
      source: value.entry.source,
    })),
  ]
}

/** A date on which something was said, listed or tried, so that it must lie in the past. */
export type FoundDate = { file: string; path: string; date: string }

export function datesOf(house: House): FoundDate[] {
  return [
    ...sourcesOf(house).map(({ file, path, source }) => ({
      file,
      path: `${path}, date`,
      date: source.date,
    })),
    ...house.corridors.flatMap(({ file, value }) => [
      ...(value.said === null ? [] : [{ file, path: place('said', 'on'), date: value.said.on }]),
      ...value.pay.map(({ asOf }, i) => ({ file, path: place('pay', i, 'asOf'), date: asOf })),
    ]),
    ...house.payAtHome.flatMap(({ file, value }) =>
      Object.entries(value).flatMap(([country, pay]) =>
        pay.map(({ asOf }, i) => ({ file, path: place(country, i, 'asOf'), date: asOf })),
      ),
    ),
    ...house.help.flatMap(({ file, path, value: { entry } }) =>
      entry.dialledOn === null ? [] : [{ file, path: `${path}, dialledOn`, date: entry.dialledOn }],
    ),
    ...house.articles.map(({ file, value }) => ({ file, path: 'read', date: value.read })),
    ...house.notices.map(({ file, path, value }) => ({
      file,
      path: `${path}, listedOn`,
      date: value.listedOn,
    })),
    ...[...house.places, ...house.bodies].map(({ file, path, value }) => ({
      file,
      path: `${path}, asOf`,
      date: value.asOf,
    })),
  ]
}
