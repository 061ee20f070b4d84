import type { Fault } from '../fault.ts'
import type { Check } from '../house.ts'
import { datesOf, sourcesOf } from '../sources-of.ts'

/** Every fact has a date that exists and is not to come, and the address of its source can be opened. */
export const sourcesDated: Check = (house) => [
  ...datesOf(house).flatMap(({ file, path, date }) => dateFault(file, path, date, house.today)),
  ...house.notices.flatMap(({ file, path, value: { endsOn } }) =>
    endsOn === null || exists(endsOn) ? [] : [noSuchDay(file, `${path}, endsOn`, endsOn)],
  ),
  ...sourcesOf(house).flatMap(({ file, path, source: { url } }) =>
    url === null || isWebAddress(url) ? [] : [noAddress(file, `${path}, url`, url)],
  ),
  ...house.notices.flatMap(({ file, path, value: { source } }) =>
    // A cell may also hold the title of a paper, or a title and an address.
    !/^\w+:\/\/\S*$/.test(source) || isWebAddress(source)
      ? []
      : [noAddress(file, `${path}, source`, source)],
  ),
]

function dateFault(file: string, path: string, date: string, today: string): Fault[] {
  if (!exists(date)) return [noSuchDay(file, path, date)]
  if (date <= today.slice(0, date.length)) return []
  return [
    {
      file,
      path,
      fault: `${date} is still to come (today is ${today})`,
      tip: 'correct the date',
    },
  ]
}

function noSuchDay(file: string, path: string, date: string): Fault {
  return {
    file,
    path,
    fault: `${date} is no date of the calendar`,
    tip: 'write year-month-day, as in 2025-04-10',
  }
}

function noAddress(file: string, path: string, url: string): Fault {
  return {
    file,
    path,
    fault: `"${url}" is no web address`,
    tip: 'write it from https:// on, or null where the source is not on the web',
  }
}

/** Whether `YYYY`, `YYYY-MM` or `YYYY-MM-DD` is a date of the calendar since 1900. */
function exists(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const built = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && built.getUTCMonth() === month - 1 && built.getUTCDate() === day
}

function isWebAddress(url: string): boolean {
  if (!URL.canParse(url) || /\s/.test(url)) return false
  const { protocol, hostname, username } = new URL(url)
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === ''
}
