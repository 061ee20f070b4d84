import * as z from 'zod'
import type { CountryCode } from '../../domain/language.ts'
import { type AgencyNotice, natures } from '../../domain/notice.ts'
import { date, fields, text } from './plain-words.ts'
import { list, optionalDate, optionalText, sourceCell } from './table-cells.ts'

const columns = {
  name: text,
  aliases: list,
  nature: z.enum(natures),
  authority: text,
  listedOn: date,
  endsOn: optionalDate,
  aboutId: z.string(),
  aboutVi: z.string(),
  licence: optionalText,
  city: optionalText,
  source: sourceCell,
}

export const noticeColumns = Object.keys(columns)

/** A row of `knowledge/agencies/<COUNTRY>.csv`; the country is the file's. */
export function notice(country: CountryCode) {
  return fields(columns).transform(({ aboutId, aboutVi, ...row }) => ({
    ...row,
    country,
    about: { id: aboutId, vi: aboutVi },
  })) satisfies z.ZodType<AgencyNotice>
}
