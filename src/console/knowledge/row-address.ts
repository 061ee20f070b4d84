import { rowKey } from '../../desk/knowledge/same-notice.ts'
import type { AgencyNotice } from '../../domain/notice.ts'

/** How a row of a list is named in an address of ours. */
export function rowAddress(notice: AgencyNotice): string {
  return Buffer.from(rowKey(notice)).toString('base64url')
}

/** The row an address names; null: it names none, or that row is not there any more. */
export function rowIn(address: string, notices: readonly AgencyNotice[]): AgencyNotice | null {
  if (!/^[\w-]{1,4000}$/.test(address)) return null
  const key = Buffer.from(address, 'base64url').toString()
  return notices.find((notice) => rowKey(notice) === key) ?? null
}
