import { html } from 'hono/html'
import { dayAt } from '../../desk/knowledge/knowledge-state.ts'
import type { ListAbout } from '../../desk/knowledge/list-rows.ts'
import { readList } from '../../desk/knowledge/read-list.ts'
import { may } from '../../desk/rights.ts'
import { type Desk, desks } from '../../domain/desk.ts'
import { natures } from '../../domain/notice.ts'
import { type Table, TableFault } from '../../ports/table.ts'
import { alert, csrfField, field, ticks } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { faultOf } from './given.ts'
import { draftRoutes, importing } from './import-draft.ts'

/** A list of every firm of a country, as a spreadsheet, has a tenth of it. */
export const maxListBytes = 5 * 1024 * 1024

type Fault = { whole?: string; detail?: string; faults?: Parameters<typeof faultOf>[1] }

/** A list as an authority publishes it: brought here, looked at as a difference, and then proposed as one. */
export function importRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { knowledge } = parts

  async function page(visit: StaffVisit, fault: Fault | null = null) {
    const { c, form, member, now, words } = visit
    const own = desks.filter((desk) => may(member, 'import-notices', desk))
    const wrong = (name: string) => faultOf(visit, fault?.faults ?? [], name)
    const body = html`<p>${words('knowledge:import-what')}</p>
${alert(fault?.whole)}
${fault?.detail && html`<p class="soft" lang="en">${fault.detail}</p>`}
<form method="post" action="/desk/knowledge/import" enctype="multipart/form-data" class="narrow">
${csrfField(visit)}
<div class="field"><label for="f-file">${words('knowledge:field-file')}</label>
<p class="hint" id="f-file-hint">${words('knowledge:file-hint')}</p>
<input id="f-file" name="file" type="file" required accept=".csv,.txt,.xlsx,.html,.htm" aria-describedby="f-file-hint"></div>
${own.length > 1 ? ticks({ name: 'country', title: words('knowledge:field-country'), one: true, from: own.map((desk) => ({ value: desk, label: words(`frame:desk-${desk}`), ticked: (form.text('country') || own[0]) === desk })) }) : html`<input type="hidden" name="country" value="${own[0]}">`}
${field({ name: 'authority', label: words('knowledge:field-authority'), hint: words('knowledge:authority-hint'), most: 150, value: form.text('authority'), fault: wrong('authority') })}
${field({ name: 'listed-on', type: 'date', label: words('knowledge:field-list-date'), hint: words('knowledge:list-date-hint'), value: form.text('listed-on') || dayAt(now), fault: wrong('listedOn') })}
${ticks({ name: 'nature', title: words('knowledge:nature-title'), one: true, fault: wrong('nature'), from: natures.map((nature) => ({ value: nature, label: words(`knowledge:nature-${nature}`), hint: words(`knowledge:nature-${nature}-hint`), ticked: form.text('nature') === nature })) })}
${field({ name: 'source', label: words('knowledge:field-source'), hint: words('knowledge:source-hint'), most: 500, value: form.text('source'), fault: wrong('source') })}
<button>${words('knowledge:import-go')}</button>
</form>
<p><a data-back href="/desk/knowledge">${words('frame:back')}</a></p>`
    const title = words('knowledge:import')
    return c.html(await frame(visit, { title, here: 'knowledge', body }), fault ? 422 : 200)
  }

  async function bring(visit: StaffVisit) {
    const { form, member, now, words } = visit
    const { file } = form
    if (!file) return page(visit, { whole: words('knowledge:file-none') })
    const country = desks.find((desk) => desk === form.text('country'))
    if (!country || !may(member, 'import-notices', country)) return sayNo(frame, visit, 'gone')
    const about = aboutIn(visit, country)
    if (!about) return page(visit, { faults: [{ field: 'nature', fault: 'missing' }] })
    let tables: Table[]
    try {
      tables = await knowledge.readTables(file.bytes)
    } catch (error) {
      if (!(error instanceof TableFault)) throw error
      return page(visit, { whole: words('knowledge:file-unread'), detail: error.message })
    }
    const list = readList(tables, { about, held: [], names: knowledge.names, now })
    if ('why' in list && list.why === 'about') return page(visit, { faults: list.faults })
    if ('why' in list && list.why === 'no-rows') {
      return page(visit, { whole: words('knowledge:file-no-rows') })
    }
    const name = file.name || words('knowledge:file-unnamed')
    const id = await knowledge.drafts.keep(member, {
      desk: country,
      about,
      name,
      bytes: file.bytes,
    })
    if (id === null) return sayNo(frame, visit, 'denied')
    return visit.c.redirect(`/desk/knowledge/import/${id}`, 303)
  }

  return [
    { method: 'GET', path: '/knowledge/import', who: importing, handle: (visit) => page(visit) },
    {
      method: 'POST',
      path: '/knowledge/import',
      who: importing,
      takesFile: maxListBytes,
      handle: bring,
    },
    ...draftRoutes(parts, frame),
  ]
}

/** What is told of the list besides what stands in it; null where nobody said what it says of the firms. */
function aboutIn({ form }: StaffVisit, country: Desk): ListAbout | null {
  const line = (name: string) => form.text(name).replaceAll(/\s+/g, ' ')
  const nature = natures.find((one) => one === form.text('nature'))
  if (!nature) return null
  return {
    country,
    authority: line('authority'),
    nature,
    listedOn: line('listed-on'),
    source: line('source'),
  }
}
