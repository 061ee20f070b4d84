import { html } from 'hono/html'
import type { CaseRow } from '../../desk/cases/case-record.ts'
import { may } from '../../desk/rights.ts'
import type { StaffMember } from '../../domain/desk.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { casePath, codeOfCase } from './case-in.ts'
import type { CasesDoor } from './cases-door.ts'
import { tagsHtml } from './list-page.ts'

/** The cases made of what was told in a chat, as far as this member may see them. */
export async function casesOf(
  cases: Pick<CasesDoor, 'casesOf' | 'row'>,
  chat: string,
  member: StaffMember,
): Promise<CaseRow[]> {
  const rows = await Promise.all((await cases.casesOf(chat)).map((id) => cases.row(id)))
  return rows.filter(
    (row): row is CaseRow => row !== null && !row.erasing && may(member, 'see-cases', row.desk),
  )
}

/** The way from a chat to its cases. */
export function casesOfChatHtml(rows: readonly CaseRow[], visit: StaffVisit) {
  const { words } = visit
  if (rows.length === 0) return ''
  return html`<section aria-labelledby="kept"><h2 id="kept">${words('cases:from-here')}</h2><ul>${rows.map((row) => html`<li><a href="${casePath(row.id)}">#${codeOfCase(row)}</a> ${words(`cases:state-${row.state}`)} ${tagsHtml(row, visit)}</li>`)}</ul></section>`
}
