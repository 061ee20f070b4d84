import { beforeEach, expect, test } from 'vitest'
import { may } from '../../../src/desk/rights.ts'
import type { CheckInView } from '../../../src/runtime/check-ins.ts'
import { origin, report, told } from '../../desk/cases/case-room.ts'
import { jpeg } from '../../fixtures/sample-files.ts'
import { consoleForTest, type Rig } from '../console-for-test.ts'
import { codeFor, type Person } from '../fake-staff.ts'

let rig: Rig
let path: string
let kept: Awaited<ReturnType<Rig['kept']['seed']>>
beforeEach(async () => {
  rig = consoleForTest()
  kept = await rig.kept.seed({ ...rig.who.supervisor })
  path = `/desk/cases/${kept.case}`
})

const text = async (answer: Response | Promise<Response>) => (await answer).text()
const again = ({ secret }: Person) => codeFor(secret, rig.clock.now())
const acts = () => rig.audit.lines.map(({ act }) => act)
const secrets = [told.name, told['last-place'], told['contact-by']]
const whole = async () => {
  const view = await rig.kept.cases.unmask({ ...rig.who.supervisor }, kept.case, 'test')
  if (!view) throw new Error('no case')
  return view.one
}

test('the page shows what is known and masks what leads to a person; reading it is on record', async () => {
  for (const who of [rig.who.volunteer, rig.who.worker, rig.who.supervisor]) {
    const page = await text(rig.visitor(who).get(path))
    expect(page).toContain('Year of birth')
    expect(page).toContain('2001')
    expect(page).toContain('masked')
    expect(page).toMatch(/consent, to share it abroad[\s\S]{0,60}→ yes/)
    for (const secret of secrets) expect(page).not.toContain(secret)
    expect(rig.audit.lines.at(-1)).toMatchObject({
      who: who.id,
      act: 'case-read',
      about: { case: kept.case, desk: 'ID' },
    })
  }
  expect(await text(rig.visitor(rig.who.volunteer).get(path))).not.toContain(
    '<form method="post" action="/desk/cases',
  )
})

test('what short answers speak for is a beginning for the staff, with its reasons; of a relative there is none', async () => {
  const answers = { adult: 'unknown', 'can-go-out': 'no', 'papers-held': 'yes', 'same-work': 'no' }
  const screened = report(answers, { id: 'screened', about: 'possible-victim' })
  await rig.kept.cases.openFromReport(screened, origin)
  const visitor = rig.visitor(rig.who.worker)
  const page = await text(visitor.get('/desk/cases/screened'))
  expect(page).toContain(
    'Forced to stay: cannot go out alone (strong); somebody else holds the papers (strong). Enough',
  )
  expect(page).toContain('other work than was promised (strong). Not enough')
  expect(page).toContain('Treat as a child')
  expect(page).toMatch(/Primary language[\s\S]{0,80}Indonesian/)
  expect(await text(visitor.get(path))).not.toContain('Signs by the list of ILO')
})

test('what is masked is opened with a reason, in that one answer', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const bare = await visitor.post(`${path}/unmask`, { reason: ' ' })
  expect(bare.status).toBe(422)
  expect(await bare.text()).toMatch(/aria-invalid="true"[\s\S]*Write down why\./)
  const open = await text(visitor.post(`${path}/unmask`, { reason: 'rings the mother' }))
  for (const secret of secrets) expect(open).toContain(secret)
  expect(rig.audit.lines.at(-1)).toMatchObject({ act: 'masked-opened', reason: 'rings the mother' })
  const again = await text(visitor.get(path))
  for (const secret of secrets) expect(again).not.toContain(secret)
})

test('a form sets only what was changed in it, and whose word it is stands beside it', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const saved = await visitor.post(`${path}/fields`, {
    x_BirthYear: '2002',
    'was-x_BirthYear': '2001',
    prs_Gender: 'Masculine',
    'was-prs_Gender': 'Masculine',
    'was-vic_MethodsOfControl': '',
    vic_MethodsOfControl: ['DebtBondage', 'RestrictsMovement'],
  })
  expect(saved.headers.get('location')).toBe(`${path}?done=saved`)
  const { fields } = await whole()
  expect(fields.x_BirthYear?.set?.value).toBe('2002')
  expect(fields.prs_Gender?.set).toBeNull()
  expect(fields.vic_MethodsOfControl?.set?.value).toBe('DebtBondage;RestrictsMovement')
  const page = await text(visitor.get(path))
  expect(page).toMatch(/2002<\/dd>[\s\S]*set by you/)
  expect(page).toContain('debt bondage, restricts movement')
  expect(page).toMatch(/Year of birth[\s\S]*2001 → 2002/)
  // A form that was opened before takes nothing back that somebody else set meanwhile.
  const stale = { x_BirthYear: '2001', 'was-x_BirthYear': '2001' }
  await visitor.post(`${path}/fields`, { ...stale, x_Height: '170', 'was-x_Height': '' })
  expect((await whole()).fields).toMatchObject({
    x_BirthYear: { set: { value: '2002' } },
    x_Height: { set: { value: '170' } },
  })
  const wrong = await visitor.post(`${path}/fields`, {
    x_BirthYear: 'x',
    'was-x_BirthYear': '2002',
  })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Something is filled in wrongly')
})

test('a newer word of the person stands beside what the staff had set, and is taken over by a press', async () => {
  const { cases } = rig.kept
  const visitor = rig.visitor(rig.who.worker)
  await visitor.post(`${path}/fields`, { x_BirthYear: '2002', 'was-x_BirthYear': '2001' })
  await rig.clock.leap(1000)
  const newer = report(told, { id: kept.case, revision: 2 })
  newer.answers['birth-year'] = { value: '2003', at: rig.clock.now() }
  await cases.openFromReport(newer, origin)
  expect(await text(visitor.get(path))).toContain('A newer word: “2003”')
  await visitor.post(`${path}/newer`, { field: 'x_BirthYear' })
  expect((await whole()).fields.x_BirthYear?.set?.value).toBe('2003')
})

test('lists: mine, late, all, by state; the most urgent first', async () => {
  const { cases, seed } = rig.kept
  const visitor = rig.visitor(rig.who.worker)
  await seed({ ...rig.who.supervisor }, 'case-two', 'chat-two')
  await rig.clock.leap(1000)
  await cases.setLife({ ...rig.who.worker }, 'case-two', true)
  await visitor.post(`${path}/owner`, { owner: 'me' })
  const ids = async (query = '') =>
    [
      ...(await text(visitor.get(`/desk/cases${query}`))).matchAll(
        /href="\/desk\/cases\/(case-\w+)"/g,
      ),
    ].map(([, id]) => id)
  expect(await ids()).toEqual(['case-two', 'case-one'])
  expect(await ids('?show=mine')).toEqual(['case-one'])
  expect(await ids('?show=late')).toEqual([])
  await rig.clock.leap(2 * 86_400_000)
  const later = rig.visitor(rig.who.worker)
  expect(await text(later.get('/desk/cases?show=late'))).toMatch(/case-two[\s\S]*late/)
  await cases.setFields({ ...rig.who.worker }, 'case-two', new Map([['cas_Status', ['Closed']]]))
  const listed = await text(later.get('/desk/cases'))
  expect(listed).not.toContain('case-two')
  expect(await text(later.get('/desk/cases?state=closed'))).toContain('case-two')
  expect(await text(rig.visitor(rig.who.elsewhere).get('/desk/cases'))).not.toContain('case-one')
})

test('a case that is shared is read at the other desk, and changed only at its own', async () => {
  const elsewhere = rig.visitor(rig.who.elsewhere)
  expect((await elsewhere.get(path)).status).toBe(404)
  await rig
    .visitor(rig.who.worker)
    .post(`${path}/share`, { to: 'VN', shared: 'yes', reason: 'left from Hanoi' })
  const page = await text(elsewhere.get(path))
  expect(page).toContain('shared by another desk')
  expect(page).not.toContain(`action="${path}/fields"`)
  for (const post of ['fields', 'owner', 'export', 'refer', 'erase'])
    expect((await elsewhere.post(`${path}/${post}`)).status, post).toBe(404)
})

test('an export asks for a fresh code, is offered as a file with a name that says nothing, and ends', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const form = { to: 'Kantor Uji', country: 'id', format: 'yellow-notice', days: '30' }
  const asked = await visitor.post(`${path}/export`, form)
  expect(await asked.text()).toContain('name="again"')
  const before = (await whole()).exports.length
  const done = await visitor.post(`${path}/export`, { ...form, again: again(rig.who.worker) })
  expect((await whole()).exports).toHaveLength(before + 1)
  expect(done.headers.get('location')).toBe(`${path}?done=exported`)
  const exported = (await whole()).exports.at(-1)?.id ?? ''
  const file = await visitor.get(`${path}/export/${exported}`)
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${exported}.pdf"`)
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(acts()).toContain('case-exported')
  // Not by another's export, nor under another case.
  await rig.kept.seed({ ...rig.who.supervisor }, 'case-two', 'chat-two')
  expect((await visitor.get(`/desk/cases/case-two/export/${exported}`)).status).toBe(404)
  await rig.clock.leap(31 * 86_400_000)
  expect((await rig.visitor(rig.who.worker).get(`${path}/export/${exported}`)).status).toBe(404)
})

test('without consent nothing goes out, and the page says why', async () => {
  await rig.kept.cases.openFromReport(report(told, { id: 'closed-up', consents: [] }), {
    ...origin,
    life: true,
  })
  const to = { to: 'Kantor Uji', country: 'ID' }
  for (const [post, form] of [
    ['export', { ...to, format: 'summary-en', days: '30' }],
    ['refer', { ...to, reason: 'Other' }],
  ] as const) {
    const visitor = rig.visitor(rig.who.worker)
    const fresh = { ...form, again: again(rig.who.worker) }
    const answer = await visitor.post(`/desk/cases/closed-up/${post}`, fresh)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('The person has not agreed to this recipient.')
  }
})

test('a case that was taken back says until when it is there, and goes by one press', async () => {
  await rig.kept.cases.withdraw(kept.case)
  const visitor = rig.visitor(rig.who.worker)
  const page = await text(visitor.get(path))
  expect(page).toContain('The person took it back')
  expect(page).not.toContain(`action="${path}/export"`)
  expect(page).not.toContain(`action="${path}/refer"`)
  expect(await text(rig.visitor(rig.who.volunteer).get(path))).not.toContain(`${path}/erase`)
  const gone = await visitor.post(`${path}/erase`, { again: again(rig.who.worker) })
  expect(gone.headers.get('location')).toBe('/desk/cases?done=erased')
  expect((await visitor.get(path)).status).toBe(404)
})

test('a file is shown to whoever may open what is masked, under a policy that lets it do nothing', async () => {
  const answer = await rig.visitor(rig.who.worker).get(`${path}/file/1`)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(jpeg))
  expect(may(rig.who.volunteer, 'open-masked')).toBe(false)
  expect((await rig.visitor(rig.who.volunteer).get(`${path}/file/1`)).status).toBe(403)
  expect((await rig.visitor(rig.who.worker).get(`${path}/file/9`)).status).toBe(404)
})

test('the same person: offered with reasons, merged and taken apart by a press', async () => {
  await rig.kept.seed({ ...rig.who.supervisor }, 'case-two', 'chat-two')
  const visitor = rig.visitor(rig.who.worker)
  expect(await text(visitor.get(path))).toMatch(
    /The same person\?[\s\S]*same name, same year of birth/,
  )
  await visitor.post(`${path}/merge`, { other: 'case-two' })
  expect(await text(visitor.get(path))).toContain('Merged with')
  expect(await text(visitor.get('/desk/cases/case-two'))).toContain('Merged into')
  await visitor.post(`${path}/unmerge`, { other: 'case-two' })
  expect((await whole()).merged).toEqual([])
})

test('an officer’s request has a form for supervisors only', async () => {
  expect(await text(rig.visitor(rig.who.worker).get(path))).not.toContain(`${path}/request`)
  const visitor = rig.visitor(rig.who.supervisor)
  expect(await text(visitor.get(path))).toContain(`${path}/request`)
  const half = await visitor.post(`${path}/request`, { authority: 'Kantor Uji' })
  expect(half.status).toBe(422)
  await visitor.post(`${path}/request`, {
    authority: 'Kantor Uji',
    officer: 'Petugas Uji',
    reference: 'UJI/1',
    called: '+62 21 0000 0000',
    confirmed: 'meja depan',
    asked: 'Where he was seen last',
    answer: 'refused',
  })
  expect((await whole()).requests).toMatchObject([{ reference: 'UJI/1', answer: 'refused' }])
})

test('a deadline is added, stands out when it is late, and is done by a press', async () => {
  const visitor = rig.visitor(rig.who.worker)
  await visitor.post(`${path}/deadline`, { text: 'Tanya Kemlu', by: '2026-11-26' })
  expect((await whole()).deadlines[1]).toMatchObject({
    text: 'Tanya Kemlu',
    by: Date.UTC(2026, 10, 26, 16, 59),
  })
  expect((await visitor.post(`${path}/deadline`, { text: 'x', by: '2026-02-30' })).status).toBe(422)
  await rig.clock.leap(12 * 3_600_000)
  const later = rig.visitor(rig.who.worker)
  expect(await text(later.get(path))).toMatch(/Tanya Kemlu[\s\S]{0,200}late/)
  await later.post(`${path}/deadline/2/done`)
  expect((await whole()).deadlines[1]?.done?.by).toBe(rig.who.worker.id)
})

test('events and plans are entered on the page, and shown without what is masked', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const event = {
    'was-hte_Type': '',
    hte_Type: 'Recruitment',
    'was-hte_City': '',
    hte_City: 'Medan',
  }
  await visitor.post(`${path}/entry`, { kind: 'event', number: '', ...event })
  const plan = { 'was-spl_Type': '', spl_Type: 'Legal', 'was-spl_Objectives': '' }
  await visitor.post(`${path}/entry`, { kind: 'plan', ...plan, spl_Objectives: 'a lawyer' })
  const page = await text(visitor.get(path))
  expect(page).toContain('1. recruitment')
  expect(page).toContain('2. legal help')
  expect(page).not.toMatch(/Medan|a lawyer/)
  const open = await text(visitor.post(`${path}/unmask`, { reason: 'rings the mother' }))
  expect(open).toMatch(/Medan[\s\S]*a lawyer/)
  // A form that nothing was changed in changes nothing; one that another case's number is put in neither.
  const before = (await whole()).changes
  await visitor.post(`${path}/entry`, {
    kind: 'event',
    number: '1',
    ...event,
    'was-hte_Type': 'Recruitment',
    'was-hte_City': 'Medan',
  })
  expect((await whole()).changes).toBe(before)
  await visitor.post(`${path}/entry/remove`, { kind: 'event', number: '1' })
  expect((await whole()).entries).toMatchObject([{ kind: 'plan' }])
  const why = await text(visitor.post(`${path}/entry`, { kind: 'event' }))
  expect(why).toContain('role="alert"')
})

test('a case that nobody was asked about says so, until somebody agrees', async () => {
  const visitor = rig.visitor(rig.who.worker)
  const unasked = report(told, { id: 'unasked', consents: [] })
  await rig.kept.cases.openFromReport(unasked, { ...origin, life: true })
  expect(await text(visitor.get('/desk/cases/unasked'))).toContain('Nobody has agreed to this case')
  await rig.kept.cases.openFromReport(report(told, { id: 'unasked', revision: 2 }), origin)
  expect(await text(visitor.get('/desk/cases/unasked'))).not.toContain('Nobody has agreed')
})

test('a check-in stands on the page of its case, and what is done with it is done in the chat', async () => {
  const day = 86_400_000
  const now = rig.clock.now()
  const view: CheckInView = {
    state: 'missed',
    every: 7,
    hour: 13,
    zone: 'Asia/Phnom_Penh',
    country: 'KH',
    alerts: true,
    mayAsk: true,
    risk: true,
    startedAt: now - 20 * day,
    lastSignAt: now - 12 * day,
    dueAt: now + 365 * day,
    since: now - 5 * day,
    unwordedAt: now - 4 * day,
    duressAt: now - 12 * day,
    hasWord: true,
    knocks: 0,
    bound: 1,
    heardAt: now - 4 * day,
  }
  const done: string[] = []
  const cases = {
    ...rig.kept.door,
    checkInOf: async () => view,
    noteHeardFrom: async () => {
      done.push('heard')
      return { done: true } as const
    },
  }
  rig = consoleForTest({ cases })
  const page = await text(rig.visitor(rig.who.worker).get(path))
  expect(page).toContain('every 7 days at 13:00 (Asia/Phnom_Penh), 48 hours of patience')
  expect(page).toContain('Write nothing that shows the desk knows')
  expect(page).toContain('Answered without the agreed word')
  const volunteer = await text(rig.visitor(rig.who.volunteer).get(path))
  expect(volunteer).not.toContain('check-in/heard')
  const answer = await rig.visitor(rig.who.worker).post(`${path}/check-in/heard`, {})
  expect(answer.status).toBe(303)
  expect(done).toEqual(['heard'])
})
