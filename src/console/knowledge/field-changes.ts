import { html } from 'hono/html'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { StaffVisit } from '../guard/visit.ts'

const fields = ['name', 'listedOn', 'endsOn', 'licence', 'city', 'source'] as const

/** `Licence: none → 123/2026`, for each cell that becomes another. */
export function fieldChanges(of: AgencyNotice, notice: AgencyNotice, { words }: StaffVisit) {
  const cell = (row: AgencyNotice, name: (typeof fields)[number]) =>
    row[name] || words('knowledge:nothing')
  return fields
    .filter((name) => of[name] !== notice[name])
    .map(
      (name) =>
        html`<span class="about">${words(`knowledge:field-${name}`)}: ${cell(of, name)} → <strong>${cell(notice, name)}</strong></span> `,
    )
}
