import * as z from 'zod'
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

const row = fields(columns).transform(({ aboutId, aboutVi, ...rest }) => ({
  ...rest,
  about: { id: aboutId, vi: aboutVi },
})) satisfies z.ZodType<Omit<AgencyNotice, 'country'>>

/** `knowledge/agencies/<COUNTRY>.csv`. A row is a notice but for the country, which is the file's. */
export const notices = { columns: Object.keys(columns), shape: row }
