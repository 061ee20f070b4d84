import { html } from 'hono/html'
import { type DeskAct, may } from '../../desk/rights.ts'
import { shiftRules } from '../../desk/rota/shift.ts'
import type { ShiftFault } from '../../desk/rota/shift-fault.ts'
import type { Member } from '../../desk/staff/member.ts'
import { type Desk, deskOf, desks } from '../../domain/desk.ts'
import { type Language, languages } from '../../domain/language.ts'
import { doneIn } from '../frame/done.ts'
import type { Frame } from '../frame/layout.ts'
import { beginningOf, dayOf, daysLater, isDay, mondayOf } from '../frame/written-time.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { endPage, leftPage } from './end-shift.ts'
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

  async function page(visit: StaffVisit, desk: Desk, fault?: ShiftFault) {
    const { c, member, now, words } = visit
    const today = dayOf(now, desk)
    const asked = c.req.query('week') ?? ''
    const monday = mondayOf(isDay(asked) ? asked : today)
    const [shifts, people, duty] = await Promise.all([
      rota.list(beginningOf(monday, desk), beginningOf(daysLater(monday, 7), desk), desk),
      staff.list(),
      rota.running(member.id),
    ])
    const plans = may(member, 'plan-rota', desk)
    const body = html`${may(member, 'be-on-duty') && dutyHtml(visit, duty, fault && !plans ? fault : undefined)}
${weekHtml({ visit, desk, monday, today, shifts, people, plans })}
${plans && planForm(visit, desk, canWork(people, desk), fault)}`
    const told = doneIn(visit, done)
    return c.html(
      await frame(visit, {
        title: words('rota:title'),
        here: 'rota',
        body,
        done: told,
      }),
      fault === undefined ? 200 : 422,
    )
  }

  /** The planned shift that is due, or one that nobody planned. */
  async function startShift({ member, now }: StaffVisit, desk: Desk) {
    const around = await rota.list(now, now + shiftRules.longest, desk)
    const due = around.find(
      (one) =>
        one.staff === member.id &&
        one.startedAt === null &&
        now >= one.from - shiftRules.earliest &&
        now < one.to,
    )
    return due
      ? rota.start(member.id, due.id)
      : rota.startUnplanned(member.id, desk, [languageOf(desk)])
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
      handle: (visit) => endPage(frame, visit),
    },
    {
      method: 'POST',
      path: '/rota/end',
      who: working,
      async handle(visit) {
        const { form, member } = visit
        const chosen = form.entries().filter(([name, to]) => name.startsWith('to-') && to !== '')
        const each = new Map(chosen.map(([name, to]) => [name.slice('to-'.length), to]))
        const answer = await rota.endShift(member.id, null, each)
        if (!answer.ok && answer.fault === 'chats-left') {
          return leftPage(frame, visit, answer.left)
        }
        if (!answer.ok) return page(visit, home(visit), answer.fault)
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
        const answer = await startShift(visit, desk)
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
        const [staff, languages] = [form.text('staff'), languagesIn(visit)]
        const answer = await rota.plan(member.id, { staff, desk, languages, day, from, to })
        if (!answer.ok) return page(visit, desk, answer.fault)
        return c.redirect(`/desk/rota/${desk}?week=${mondayOf(day)}&done=planned`, 303)
      },
    },
    {
      method: 'POST',
      path: '/rota/:desk/remove',
      who: planning,
      async handle(visit) {
        const { c, form, member } = visit
        const desk = deskIn(visit)
        const answer = await rota.cancel(member.id, form.text('shift'))
        const week = form.text('week')
        if (answer.ok) {
          return c.redirect(`/desk/rota/${desk}?week=${isDay(week) ? week : ''}&done=removed`, 303)
        }
        // Whether another desk has such a shift is not theirs to know.
        return page(visit, desk, answer.fault === 'may-not' ? 'not-found' : answer.fault)
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
function languageOf(desk: Desk): Language {
  return languages.find((language) => deskOf[language] === desk) ?? 'id'
}
