import { html } from 'hono/html'
import { dayAt } from '../../desk/knowledge/knowledge-state.ts'
import type { ProposalFault } from '../../desk/knowledge/proposal.ts'
import { may } from '../../desk/rights.ts'
import { desks } from '../../domain/desk.ts'
import { type AgencyNotice, natures } from '../../domain/notice.ts'
import { area } from '../frame/area.ts'
import { field, ticks } from '../frame/field.ts'
import type { StaffVisit } from '../guard/visit.ts'
import { faultOf, givenIn } from './given.ts'

/** The cells of a row. @param of the row that is put right; null: a new one */
export function noticeFields(
  visit: StaffVisit,
  of: AgencyNotice | null,
  faults: readonly ProposalFault[],
) {
  const { c, member, now, words } = visit
  const given = givenIn(visit)
  const posted = c.req.method === 'POST'
  const held: Record<string, string> = of && !posted ? cellsOf(of) : {}
  const value = (name: string) => held[name] ?? given(name)
  const fault = (name: string) => faultOf(visit, faults, name)
  const own = desks.filter((desk) => may(member, 'propose-knowledge', desk))
  const line = (name: LineName, more: Partial<Parameters<typeof field>[0]> = {}) =>
    field({
      name,
      label: words(`knowledge:field-${name}`),
      value: value(name),
      fault: fault(name),
      most: 150,
      ...more,
    })
  const maybePerson = faults.some((one) => one.fault === 'maybe-a-person')
  return html`${line('name', { hint: words('knowledge:name-hint') })}
${(maybePerson || value('names-firm') === 'yes') && ticks({ name: 'names-firm', title: words('knowledge:names-firm-title'), from: [{ value: 'yes', label: words('knowledge:names-firm'), ticked: value('names-firm') === 'yes' }] })}
${area({ name: 'aliases', label: words('knowledge:field-aliases'), hint: words('knowledge:aliases-hint'), rows: 2, most: 1000, value: value('aliases'), fault: fault('aliases'), optional: true })}
${!of && own.length > 1 && ticks({ name: 'country', title: words('knowledge:field-country'), one: true, from: own.map((desk) => ({ value: desk, label: words(`frame:desk-${desk}`), ticked: (value('country') || own[0]) === desk })) })}
${!of && own.length === 1 && html`<input type="hidden" name="country" value="${own[0]}">`}
${line('authority', { hint: words('knowledge:authority-hint') })}
${ticks({ name: 'nature', title: words('knowledge:nature-title'), one: true, fault: fault('nature'), from: natures.map((nature) => ({ value: nature, label: words(`knowledge:nature-${nature}`), hint: words(`knowledge:nature-${nature}-hint`), ticked: value('nature') === nature })) })}
${line('listedOn', { hint: words('knowledge:date-hint'), most: 10 })}
${line('endsOn', { hint: words('knowledge:endsOn-hint'), most: 10, optional: true })}
${line('source', { hint: words('knowledge:source-hint'), most: 500, fault: fault('source') ?? fault('origin') })}
${field({ name: 'readOn', type: 'date', label: words('knowledge:field-readOn'), value: given('readOn') || dayAt(now), fault: fault('readOn') })}
${line('aboutId', { hint: words('knowledge:about-hint'), most: 300, optional: true, fault: fault('aboutId') ?? fault('about') })}
${line('aboutVi', { most: 300, optional: true })}
${line('licence', { optional: true })}
${line('city', { optional: true })}`
}

type LineName =
  | 'name'
  | 'authority'
  | 'listedOn'
  | 'endsOn'
  | 'source'
  | 'aboutId'
  | 'aboutVi'
  | 'licence'
  | 'city'

function cellsOf(of: AgencyNotice): Record<string, string> {
  return {
    name: of.name,
    aliases: of.aliases.join('; '),
    authority: of.authority,
    nature: of.nature,
    listedOn: of.listedOn,
    endsOn: of.endsOn ?? '',
    source: of.source,
    aboutId: of.about.id,
    aboutVi: of.about.vi,
    licence: of.licence ?? '',
    city: of.city ?? '',
  }
}
