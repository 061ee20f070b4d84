import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { type ColumnRole, columnRoles } from '../../desk/knowledge/columns.ts'
import { actsOfDifference } from '../../desk/knowledge/difference.ts'
import type { ImportDraft } from '../../desk/knowledge/import-drafts.ts'
import { dayAt } from '../../desk/knowledge/knowledge-state.ts'
import { type NotRead, type ReadList, readList } from '../../desk/knowledge/read-list.ts'
import type { DeskAct } from '../../desk/rights.ts'
import { alert, csrfField } from '../frame/field.ts'
import type { Frame } from '../frame/layout.ts'
import { writtenCountry, writtenDate } from '../frame/written-date.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { columnsForm, tableForm } from './column-forms.ts'
import { differenceHtml } from './difference-html.ts'
import { givenIn } from './given.ts'
import { deskOfRecord, idIn } from './record-id.ts'
import { factsHtml } from './told.ts'

export const importing: readonly DeskAct[] = ['import-notices']

/** A list before it is proposed: its columns where they are not plain, then what it would change. */
export function draftRoutes({ knowledge }: ConsoleParts, frame: Frame): DeskRoute[] {
  const { batches, drafts, names, notices, readTables } = knowledge
  const find = (visit: StaffVisit) => drafts.find(visit.member, idIn(visit, 'draft'))
  const desks = deskOfRecord('draft', (id, { member }) => drafts.find(member, id))

  async function listOf(draft: ImportDraft, visit: StaffVisit): Promise<ReadList | NotRead> {
    const given = givenIn(visit)
    const columns = columnRoles.flatMap((role): [ColumnRole, string][] => {
      const said = given(role)
      return /^#\d{1,3}$/.test(said) ? [[role, said]] : []
    })
    const table = given('table')
    return readList(await readTables(await drafts.bytes(draft)), {
      about: draft.about,
      columns: new Map(columns),
      table: /^\d{1,3}$/.test(table) ? Number(table) : null,
      held: notices(),
      names,
      now: visit.now,
    })
  }

  async function page(visit: StaffVisit, fault?: string) {
    const { c, language, words } = visit
    const draft = await find(visit)
    if (!draft) return sayNo(frame, visit, 'gone')
    const list = await listOf(draft, visit)
    const path = `/desk/knowledge/import/${draft.id}`
    const { about, file } = draft
    const body = html`${factsHtml([
      [words('knowledge:field-authority'), about.authority],
      [words('knowledge:field-nature'), words(`knowledge:nature-${about.nature}`)],
      [words('knowledge:field-country'), writtenCountry(about.country, language)],
      [words('knowledge:field-list-date'), writtenDate(about.listedOn, language)],
      [words('knowledge:field-file'), file.name],
    ])}
${alert(fault)}
${'why' in list ? askHtml(list, visit, path) : proposeHtml(list, visit, path)}
<form method="post" action="${path}/drop">${csrfField(visit)}<button class="bare">${words('knowledge:drop-go')}</button></form>`
    const title = words('knowledge:difference-title')
    const page = { title, here: 'knowledge', body } as const
    return c.html(await frame(visit, page), fault === undefined ? 200 : 422)
  }

  async function propose(visit: StaffVisit) {
    const { form, member, now, words } = visit
    const draft = await find(visit)
    if (!draft) return sayNo(frame, visit, 'gone')
    const list = await listOf(draft, visit)
    if ('why' in list) return page(visit, words('knowledge:difference-moved'))
    // Somebody may have confirmed something meanwhile: what is proposed is what was looked at.
    if (form.text('seen') !== markOf(list)) return page(visit, words('knowledge:difference-moved'))
    const own = new Set(form.all('own').filter(isRow).map(Number))
    const acts = actsOfDifference(list.difference, own)
    if (acts.length === 0) return page(visit, words('knowledge:difference-none'))
    const { about, desk, file } = draft
    const { source, ...rest } = about
    const head = { ...rest, desk, file, origin: { source, readOn: dayAt(now) } }
    const done = await batches.propose(member, head, acts)
    if (!done.done) {
      return page(visit, words(`knowledge:why-${done.why === 'faults' ? 'not-open' : done.why}`))
    }
    await drafts.drop(draft)
    return visit.c.redirect('/desk/knowledge?done=proposed', 303)
  }

  return [
    {
      method: 'GET',
      path: '/knowledge/import/:draft',
      who: importing,
      desks,
      handle: (v) => page(v),
    },
    {
      method: 'POST',
      path: '/knowledge/import/:draft/propose',
      who: importing,
      desks,
      handle: propose,
    },
    {
      method: 'POST',
      path: '/knowledge/import/:draft/drop',
      who: importing,
      desks,
      async handle(visit) {
        const draft = await find(visit)
        if (draft) await drafts.drop(draft)
        return visit.c.redirect('/desk/knowledge?done=dropped', 303)
      },
    },
  ]
}

function askHtml(list: NotRead, visit: StaffVisit, path: string) {
  if (list.why === 'which-table') return tableForm(list, visit, path)
  if (list.why === 'which-columns') return columnsForm(list.headings, visit, path)
  return html`<p>${visit.words('knowledge:file-no-rows')}</p>`
}

function proposeHtml(list: ReadList, visit: StaffVisit, path: string) {
  const { words } = visit
  const given = givenIn(visit)
  const { fresh, changed, doubtful } = list.difference
  const some = fresh.length + changed.length + doubtful.length > 0
  return html`<form method="post" action="${path}/propose">${csrfField(visit)}
<input type="hidden" name="seen" value="${markOf(list)}">
${['table', ...columnRoles].map((name) => given(name) && html`<input type="hidden" name="${name}" value="${given(name)}">`)}
${differenceHtml(list, visit)}
${some ? html`<p>${words('knowledge:difference-second')}</p><button>${words('knowledge:difference-go')}</button>` : html`<p>${words('knowledge:difference-none')}</p>`}</form>
<details><summary>${words('knowledge:columns-title')}</summary>${columnsForm(list.head, visit, path, list.columns)}</details>`
}

/** What was looked at, in short. */
function markOf({ difference }: ReadList): string {
  return createHash('sha256').update(JSON.stringify(difference)).digest('base64url').slice(0, 22)
}

function isRow(text: string): boolean {
  return /^\d{1,7}$/.test(text)
}
