import type { AgencyNotice } from '../../domain/notice.ts'

/** What makes two rows the same act of one authority on one day, as the check of the content has it. */
export function rowKey({ name, country, nature, authority, listedOn, about }: RowKeyed): string {
  return JSON.stringify([country, name, nature, authority, listedOn, about.id])
}

type RowKeyed = Pick<
  AgencyNotice,
  'name' | 'country' | 'nature' | 'authority' | 'listedOn' | 'about'
>

/** The whole row as text: equal where every cell is. */
export function wholeRow(notice: AgencyNotice): string {
  const { aliases, about, endsOn, licence, city, source } = notice
  return JSON.stringify([rowKey(notice), aliases, about.vi, endsOn, licence, city, source])
}
