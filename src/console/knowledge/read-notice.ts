import { type AgencyNotice, natures } from '../../domain/notice.ts'
import type { Form } from '../guard/read-form.ts'

/**
 * A row as somebody filled it in; null where they chose no nature. What else is wrong with it the desk says.
 * @param today the day it is typed, where nothing is said of when it was read
 */
export function noticeIn(
  form: Form,
  of: AgencyNotice | null,
  today: string,
): { notice: AgencyNotice; namesFirm: boolean; readOn: string } | null {
  const text = (name: string) => form.text(name).replaceAll(/\s+/g, ' ')
  const aliases = form
    .text('aliases')
    .split(/[;\n]/)
    .map((alias) => alias.trim())
    .filter(Boolean)
  const nature = natures.find((one) => one === form.text('nature'))
  if (!nature) return null
  return {
    notice: {
      name: text('name'),
      aliases: aliases.slice(0, 20),
      country: of?.country ?? (form.text('country') === 'VN' ? 'VN' : 'ID'),
      nature,
      authority: text('authority'),
      listedOn: text('listedOn'),
      endsOn: text('endsOn') || null,
      about: { id: text('aboutId'), vi: text('aboutVi') },
      licence: text('licence') || null,
      city: text('city') || null,
      source: text('source'),
    },
    namesFirm: form.text('names-firm') === 'yes',
    readOn: text('readOn') || today,
  }
}
