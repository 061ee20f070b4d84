import { html } from 'hono/html'
import { type DeskAct, may } from '../../desk/rights.ts'
import { type Desk, deskOf, desks } from '../../domain/desk.ts'
import { type Language, languages } from '../../domain/language.ts'
import type { Frame } from '../frame/layout.ts'
import { beginningOf, dayOf, daysLater, isDay, mondayOf } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts, Member, ShiftFault } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { endPage } from './end-shift.ts'
import { dutyHtml, planForm } from './rota-forms.ts'
import { weekHtml } from './week.ts'

const seeing: readonly DeskAct[] = ['be-on-duty', 'plan-rota']
const working: readonly DeskAct[] = ['be-on-duty']
const planning: readonly DeskAct[] = ['plan-rota']

const done: Record<string, ConsoleKey> = {
  started: 'rota:done-started',
  ended: 'rota:done-ended',
  planned: 'rota:done-planned',
  removed: 'rota:done-removed',
}

/** Who works when, and the beginning and end of one's own shift. */
export function rotaRoutes(parts: ConsoleParts, frame: Frame): DeskRoute[] {
  const { rota, staff } = parts
  const deskIn = ({ c }: StaffVisit) => desks.find((desk) => desk === c.req.param('desk')) ?? 'ID'
  const shiftIn = ({ c }: StaffVisit) => c.req.param('shift') ?? ''

  async function page(visit: StaffVisit, desk: Desk, fault?: ShiftFault) {
    const { c, member, now, words } = visit
    const today = dayOf(now, desk)
    const asked = c.req.query('week') ?? ''
    const monday = mondayOf(isDay(asked) ? asked : today)
    const [shifts, people, duty] = await Promise.all([
      rota.shifts(desk, beginningOf(monday, desk), beginningOf(daysLater(monday, 7), desk)),
      staff.list(),
      rota.onDuty(member.id),
    ])
    const plans = may(member, 'plan-rota', desk)
    const body = html`${may(member, 'be-on-duty') && dutyHtml(visit, duty, fault && !plans ? fault : undefined)}
${weekHtml({ visit, desk, monday, today, shifts, people, plans })}
${plans && planForm(visit, desk, canWork(people, desk), fault)}`
    const told = done[c.req.query('done') ?? '']
    return c.html(
      await frame(visit, {
        title: words('rota:title'),
        here: 'rota',
        body,
        done: told && words(told),
      }),
      fault === undefined ? 200 : 422,
    )
  }

  const home = ({ member }: StaffVisit) => member.desks[0] ?? 'ID'

  return [
    {
      method: 'GET',
      path: '/rota',
      who: seeing,
      handle: (visit) => visit.c.redirect(`/desk/rota/${home(visit)}`, 303),
    },
    {
      method: 'GET',
      path: '/rota/end',
      who: working,
      handle: (visit) => endPage(parts, frame, visit),
    },
    {
      method: 'POST',
      path: '/rota/end',
      who: working,
      async handle(visit) {
        const { form, member } = visit
        const handTo = Object.fromEntries(
          form
            .entries()
            .filter(([name, to]) => name.startsWith('to-') && to !== '')
            .map(([name, to]) => [name.slice('to-'.length), to === 'queue' ? null : to]),
        )
        const answer = await rota.end(member, handTo)
        if (!answer.ok) return page(visit, home(visit), answer.fault)
        if (answer.left.length > 0) return endPage(parts, frame, visit, answer.left)
        return visit.c.redirect(`/desk/rota/${home(visit)}?done=ended`, 303)
      },
    },
    {
      method: 'GET',
      path: '/rota/:desk',
      who: seeing,
      handle: (visit) => page(visit, deskIn(visit)),
    },
    {
      method: 'POST',
      path: '/rota/:desk/start',
      who: working,
      async handle(visit) {
        const desk = deskIn(visit)
        const answer = await rota.start(visit.member, desk)
        if (answer.ok) return visit.c.redirect(`/desk/rota/${desk}?done=started`, 303)
        return page(visit, desk, answer.fault)
      },
    },
    {
      method: 'POST',
      path: '/rota/:desk/plan',
      who: planning,
      async handle(visit) {
        const { c, form, member } = visit
        const desk = deskIn(visit)
        const [day, from, to] = [form.text('day'), form.text('from'), form.text('to')]
        const fault = !isDay(day) || !isTime(from) || !isTime(to) ? 'no-such-time' : null
        if (fault) return page(visit, desk, fault)
        const answer = await rota.plan(member, {
          staff: form.text('staff'),
          desk,
          languages: languagesIn(visit),
          from: { day, time: from },
          to: { day: to > from ? day : daysLater(day, 1), time: to },
        })
        if (!answer.ok) return page(visit, desk, answer.fault)
        return c.redirect(`/desk/rota/${desk}?week=${mondayOf(day)}&done=planned`, 303)
      },
    },
    {
      method: 'POST',
      path: '/rota/shift/:shift/remove',
      who: planning,
      async desks(visit) {
        const shift = await rota.find(shiftIn(visit))
        return shift && [shift.desk]
      },
      async handle(visit) {
        const { c, member } = visit
        const shift = await rota.find(shiftIn(visit))
        const desk = shift?.desk ?? home(visit)
        const answer = await rota.remove(member, shiftIn(visit))
        if (!answer.ok) return page(visit, desk, answer.fault)
        const week = shift ? mondayOf(dayOf(shift.from, desk)) : ''
        return c.redirect(`/desk/rota/${desk}?week=${week}&done=removed`, 303)
      },
    },
  ]
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

function languagesIn({ form }: StaffVisit): Language[] {
  return languages.filter((language) => form.all('languages').includes(language))
}

/** Who can be planned for a desk. */
function canWork(people: Member[], desk: Desk): Member[] {
  return people.filter((of) => of.state === 'active' && may(of, 'be-on-duty', desk))
}

/** The language of the people a desk is for. */
export function languageOf(desk: Desk): Language {
  return languages.find((language) => deskOf[language] === desk) ?? 'id'
}
