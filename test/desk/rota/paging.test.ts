import { beforeEach, describe, expect, it } from 'vitest'
import { shortIdOf } from '../../../src/desk/rota/short-id.ts'
import { SendFault } from '../../../src/ports/channel.ts'
import { pagingHouse, ten } from './paging-house.ts'
import { handOver, member } from './people.ts'

const second = 1000
const minute = 60 * second

const mail = (id: string) => ({ means: ['email' as const], email: `${id}@suar.example` })
let house: ReturnType<typeof pagingHouse>

beforeEach(() => {
  house = pagingHouse([
    member('a'),
    member('b', mail('b')),
    member('t', { means: ['telegram'], telegramId: '77' }),
    member('boss', { roles: ['supervisor'], ...mail('boss') }),
  ])
})

const begin = (...ids: string[]) =>
  Promise.all(ids.map((id) => house.shifts.startUnplanned(id, 'ID', ['id'])))
const comes = (chat = 'one', about: Parameters<typeof handOver>[0] = {}) => {
  const now = house.clock.now()
  return house.handOvers.set(chat, handOver({ since: now, heardAt: now, ...about }))
}
const attend = async (ms: number, ...ids: string[]) => {
  for (let passed = 0; passed < ms; passed += 10 * second) {
    for (const id of ids) await house.shifts.seen(id)
    await house.clock.pass(10 * second)
  }
}

describe('the way of a page', () => {
  it('goes from one to the next to the supervisor, and the person hears each step once', async () => {
    house.open()
    await begin('a', 'b')
    await comes()
    await attend(30 * minute, 'a')
    expect(house.handOvers.done()).toEqual([
      'one: turn a',
      'one: turn b',
      'one: tell still-waiting',
      'one: supervisor boss',
      'one: tell supervisor-called',
    ])
    expect(house.mails.map(({ to }) => to)).toEqual(['b@suar.example', 'boss@suar.example'])
    expect(house.handOvers.now('one')?.paged.map(({ at }) => at - ten)).toEqual([
      0,
      3 * minute,
      10 * minute,
    ])
  })

  it('is not worked out anew at each word of everybody who is at the desk', async () => {
    house.open()
    await begin('a')
    await comes()
    await house.clock.pass(10 * second)
    const before = house.handOvers.lists()
    for (let word = 0; word < 100; word++) {
      await comes('two', { state: 'taken', worker: { id: 'a', name: 'A' } })
      await house.clock.pass(50)
    }
    expect(house.handOvers.lists() - before).toBeLessThanOrEqual(7)
  })

  it('begins as soon as the hand-over is there, not at the next look', async () => {
    house.open()
    await begin('a')
    await house.clock.pass(second)
    await comes()
    await house.clock.pass(0)
    expect(house.handOvers.done()).toEqual(['one: turn a'])
  })

  it('ends when somebody takes it: nobody is called, sent to or told after that', async () => {
    house.open()
    await begin('a', 'b')
    await comes()
    await attend(minute, 'a')
    await house.handOvers.take('one', { id: 'b', name: 'B' })
    house.handOvers.done()
    await attend(9 * minute, 'a')
    expect(house.handOvers.done()).toEqual([])
    expect(house.mails).toEqual([])
    expect(await house.consolePages.of('a')).toEqual([])
  })

  it('rings in the console of who is called, until it is theirs no more', async () => {
    house.open()
    await begin('a', 'b')
    await comes()
    await house.clock.pass(0)
    const code = shortIdOf('one', ten)
    const page = { code, desk: 'ID', urgency: 'plain', at: ten }
    expect(await house.consolePages.of('a')).toEqual([page])
    await house.handOvers.declined('one', 'a')
    await house.clock.pass(second)
    expect(await house.consolePages.of('a')).toEqual([])
    expect(house.handOvers.done()).toEqual(['one: turn a', 'one: turn b'])
  })

  it('with nobody on duty waits, and goes to who comes, the most urgent and then the oldest first', async () => {
    house.open()
    await comes('late', { since: ten })
    await comes('early', { since: ten - minute })
    await comes('held', { since: ten, urgency: 'delicate', delicate: true })
    await house.clock.pass(30 * minute)
    expect(house.handOvers.done()).toEqual([])
    await begin('a')
    await house.clock.pass(0)
    expect(house.handOvers.done()).toEqual(['held: turn a', 'early: turn a', 'late: turn a'])
  })

  it('for danger to life at night goes to the supervisor, without a promise', async () => {
    house.open()
    await comes('one', { urgency: 'life' })
    await house.clock.pass(30 * minute)
    expect(house.handOvers.done()).toEqual(['one: supervisor boss'])
    expect(house.mails).toHaveLength(1)
  })

  it('shares out people who come at once', async () => {
    house.open()
    await begin('a', 'b')
    for (const chat of ['1', '2', '3', '4']) await comes(chat)
    await house.clock.pass(0)
    const turns = house.handOvers.done().map((line) => line.at(-1))
    expect(turns.toSorted()).toEqual(['a', 'a', 'b', 'b'])
  })

  it('tells the truth when the last one on duty goes', async () => {
    house = pagingHouse([member('a')])
    house.open()
    await begin('a')
    await comes('plain')
    await comes('held', { urgency: 'delicate', delicate: true })
    await house.clock.pass(0)
    await house.shifts.end('a')
    await house.clock.pass(0)
    expect(house.handOvers.done()).toEqual([
      'held: turn a',
      'plain: turn a',
      'held: tell nobody-now-no-time-delicate',
      'plain: tell nobody-now-no-time',
    ])
  })

  it('and when they went just before they could be called', async () => {
    house = pagingHouse([member('a'), member('boss', { roles: ['supervisor'] })])
    await begin('a')
    const plan = { staff: 'a', desk: 'ID', day: '2026-11-27', from: '08:00', to: '09:00' } as const
    await house.shifts.plan('boss', { ...plan, languages: ['id'] })
    await house.clock.pass(second)
    await comes()
    await house.shifts.end('a')
    house.open()
    await house.clock.pass(second)
    expect(house.handOvers.done()).toEqual(['one: tell nobody-now'])
  })
})

describe('a chat that is let lie', () => {
  const taken = (id: string) => house.handOvers.take('one', { id, name: id })

  it('comes back after ten minutes, is called anew, and last to who let it lie', async () => {
    house.open()
    await begin('a', 'b')
    await comes()
    await house.clock.pass(0)
    await taken('a')
    house.handOvers.done()
    await attend(10 * minute, 'a')
    await house.clock.pass(second)
    expect(house.handOvers.done()).toEqual([
      'one: back, not-answered',
      'one: tell back-in-queue',
      'one: turn b',
    ])
    await attend(3 * minute, 'a')
    expect(house.handOvers.done()).toEqual(['one: turn a', 'one: tell still-waiting'])
  })

  it('counts from the first word that lies unanswered, however often the person writes', async () => {
    house.open()
    await begin('a')
    await comes()
    await taken('a')
    const answers = async (at: number) => {
      const now = house.handOvers.now('one')
      if (now) await house.handOvers.set('one', { ...now, answeredAt: at })
    }
    const writes = async () => {
      const now = house.handOvers.now('one')
      if (now) await house.handOvers.set('one', { ...now, heardAt: house.clock.now() })
    }
    await attend(9 * minute, 'a')
    await answers(house.clock.now())
    await attend(60 * minute, 'a')
    for (let times = 0; times < 3; times++) {
      await writes()
      await attend(3 * minute, 'a')
    }
    house.handOvers.done()
    await attend(minute, 'a')
    await house.clock.pass(second)
    expect(house.handOvers.done()).toContain('one: back, not-answered')
  })

  it('comes back when its worker is gone, and the person hears that somebody else is called', async () => {
    house.open()
    await begin('a', 'b')
    await comes()
    await taken('a')
    house.handOvers.done()
    await house.handOvers.set('one', { ...handOver(house.handOvers.now('one')), answeredAt: ten })
    await house.clock.pass(15 * minute)
    expect(house.handOvers.done()).toEqual([])
    await house.clock.pass(10 * second)
    expect(house.handOvers.done()).toEqual([
      'one: back, off-duty',
      'one: tell back-in-queue',
      'one: turn b',
    ])
  })

  it('comes back when a shift ran over, and wakes the supervisor where nobody is left', async () => {
    house.open()
    await begin('a')
    await comes()
    await taken('a')
    const keepsTalking = async () => {
      const now = house.handOvers.now('one')
      if (now) await house.handOvers.set('one', { ...now, answeredAt: house.clock.now() })
    }
    for (let quarter = 0; quarter < 32; quarter++) {
      await keepsTalking()
      await attend(15 * minute, 'a')
    }
    await keepsTalking()
    await attend(14 * minute, 'a')
    expect(house.handOvers.done().slice(1)).toEqual([])
    await attend(2 * minute, 'a')
    expect(house.handOvers.done()).toEqual([
      'one: back, off-duty',
      'one: tell back-in-queue',
      'one: supervisor boss',
      'one: tell supervisor-called',
    ])
  })
})

describe('means that fail', () => {
  const later = async () => {
    throw new SendFault('later', 'refused')
  }

  it('are tried again and counted, while the next one is called in time', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(later, later, later)
    await comes()
    await house.clock.pass(0)
    expect(house.mails).toEqual([])
    await begin('a')
    await attend(3 * minute, 'a')
    expect(house.mails.map(({ to }) => to)).toEqual(['b@suar.example'])
    expect(house.counted.filter((name) => name === 'page-failed')).toHaveLength(3)
    expect(house.handOvers.now('one')?.paged.map(({ at }) => at - ten)).toEqual([0, 3 * minute])
  })

  it('are tried ever more seldom', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(...Array(50).fill(later))
    await comes()
    await house.clock.pass(2 * minute)
    const tries = house.log.of('rota.page-failed').filter(({ about }) => about['staff'] === 'b')
    expect(tries.length).toBeGreaterThan(4)
    expect(tries.length).toBeLessThan(12)
  })

  it('are not tried any more once somebody took it, or whom they are for said "not now"', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(later, later)
    await comes('taken')
    await comes('declined')
    await house.clock.pass(0)
    await house.handOvers.take('taken', { id: 'a', name: 'A' })
    await house.shifts.seen('a')
    await house.handOvers.declined('declined', 'b')
    await house.clock.pass(2 * minute)
    expect(house.mails.filter(({ to }) => to === 'b@suar.example')).toEqual([])
  })

  it('that hang hold up nobody', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(() => new Promise(() => {}))
    await comes()
    await house.clock.pass(0)
    await begin('a')
    await attend(11 * minute, 'a')
    expect(house.mails.map(({ to }) => to)).toEqual(['boss@suar.example'])
    expect(house.handOvers.done()).toContain('one: turn a')
  })

  it('are given up where they never can', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(async () => {
      throw new SendFault('never', 'no such mailbox')
    })
    await comes()
    await house.clock.pass(2 * minute)
    expect(house.mails).toEqual([])
    expect(house.counted).toContain('page-given-up')
    expect(house.log.of('rota.page-failed')).toHaveLength(1)
  })

  it('send each page once, also when another process goes on', async () => {
    const first = house.open()
    await begin('b')
    await comes()
    await house.clock.pass(second)
    await first.stop()
    house.open()
    await house.clock.pass(2 * minute)
    expect(house.mails).toHaveLength(1)
    expect(house.mails[0]?.page).toEqual({
      code: shortIdOf('one', ten),
      desk: 'ID',
      urgency: 'plain',
      minutes: 0,
      link: 'https://suar.example/desk',
    })
  })

  it('send what a process that died had only noted', async () => {
    await begin('b')
    await comes('one', { paged: [{ staff: 'b', at: ten }] })
    house.open()
    await house.clock.pass(second)
    expect(house.mails).toHaveLength(1)
  })
})

describe('several processes', () => {
  it('page once', async () => {
    house.open()
    house.open()
    await begin('a', 'b')
    await comes()
    await attend(4 * minute, 'a')
    expect(house.handOvers.done()).toEqual([
      'one: turn a',
      'one: turn b',
      'one: tell still-waiting',
    ])
    expect(house.mails).toHaveLength(1)
  })

  it('go on within half a minute when the one that paged is dead', async () => {
    const { store } = house.openFailing()
    await begin('a', 'b')
    await house.clock.pass(second)
    house.open()
    store.away = true
    await comes()
    await attend(40 * second, 'a')
    expect(house.handOvers.done()).toEqual(['one: turn a'])
  })
})

describe('trouble', () => {
  it('with one hand-over keeps no other from being seen to', async () => {
    house.open()
    await begin('a')
    house.handOvers.failFor((chat) => chat === 'bad')
    await comes('bad', { since: ten - minute })
    await comes('good')
    await house.clock.pass(second)
    expect(house.handOvers.done()).toEqual(['good: turn a'])
    house.handOvers.failFor(() => false)
    await house.clock.pass(5 * second)
    expect(house.handOvers.done()).toEqual(['bad: turn a'])
  })

  it('leaves nothing behind when a hand-over ends', async () => {
    house.open()
    await begin('b', 't')
    await comes()
    await attend(4 * minute)
    house.handOvers.end('one')
    await house.clock.pass(10 * second)
    const left = house.memory
      .keys()
      .filter((key) => /^(?:paging|page|page-sent|group-post)\//.test(key))
    expect(left).toEqual([])
  })

  it('is logged without a name, a number or a chat', async () => {
    house.open()
    await begin('b')
    house.mailFaults.push(async () => {
      throw new Error('b@suar.example refused')
    })
    await comes('chat-of-somebody')
    await house.clock.pass(minute)
    const said = JSON.stringify(house.log.lines)
    expect(said).toContain('rota.paged')
    for (const secret of ['Name of', '@', 'chat-of-somebody']) expect(said).not.toContain(secret)
  })

  it('stops when it is told to, and lets another process in at once', async () => {
    const paging = house.open()
    await house.clock.pass(second)
    await paging.stop()
    expect(house.clock.next()).toBe(null)
    house.open()
    await begin('a')
    await comes()
    await house.clock.pass(second)
    expect(house.handOvers.done()).toEqual(['one: turn a'])
  })
})

describe("the staff's group", () => {
  const states = () => [...house.screen.values()].map(({ state }) => state)

  it('sees one message a hand-over: anew for who is called, then who took it, then its end', async () => {
    house.open()
    await begin('a', 't')
    await comes()
    await attend(2 * minute, 'a')
    expect(states()).toEqual([{ kind: 'waiting', claimable: true, calls: [] }])
    expect(house.posts()).toBe(1)
    await attend(minute, 'a')
    await house.clock.pass(second)
    const calls = [{ name: 'Name of t', telegramId: '77' }]
    expect(states()).toEqual([{ kind: 'waiting', claimable: true, calls }])
    expect(house.posts()).toBe(2)
    await house.handOvers.take('one', { id: 't', name: 'Tari' })
    await house.clock.pass(second)
    expect(states()).toEqual([{ kind: 'taken', by: 'Tari' }])
    house.handOvers.end('one')
    await house.clock.pass(10 * second)
    expect(states()).toEqual([{ kind: 'ended' }])
  })

  it('is shown nothing of the person, and no button for what may be read by others', async () => {
    house.open()
    await comes('one', { reason: 'self-harm', urgency: 'delicate', delicate: true })
    await house.clock.pass(second)
    expect([...house.screen.values()]).toEqual([
      {
        code: shortIdOf('one', ten),
        desk: 'ID',
        urgency: 'delicate',
        minutes: 0,
        link: 'https://suar.example/desk',
        state: { kind: 'waiting', claimable: false, calls: [] },
      },
    ])
  })

  it('is not shown who said "not now"', async () => {
    house = pagingHouse([member('t', { means: ['telegram'], telegramId: '77' })])
    house.open()
    await begin('t')
    await comes()
    await house.clock.pass(second)
    const before = states()
    expect(before).toMatchObject([{ calls: [{ telegramId: '77' }] }])
    await house.handOvers.declined('one', 't')
    await house.clock.pass(2 * minute)
    expect(states()).toEqual(before)
    expect([...house.screen.values()][0]?.minutes).toBe(1)
  })

  it('hears again of a chat that came back', async () => {
    house.open()
    await comes()
    await house.shifts.seen('a')
    await house.clock.pass(second)
    await house.handOvers.take('one', { id: 'a', name: 'A' })
    await house.clock.pass(10 * second)
    expect(states()).toEqual([{ kind: 'taken', by: 'A' }])
    await house.handOvers.returnToQueue('one', 'off-duty')
    await house.clock.pass(10 * second)
    expect(states()).toMatchObject([{ kind: 'waiting' }])
    expect(house.posts()).toBe(2)
  })

  it('is caught up with after trouble, at the time Telegram asks for', async () => {
    house.open()
    await begin('a')
    house.groupFaults.push(async () => {
      throw new SendFault('later', '429', 30 * second)
    })
    await comes()
    await house.clock.pass(29 * second)
    expect(states()).toEqual([])
    await house.clock.pass(10 * second)
    expect(states()).toHaveLength(1)
    expect(house.counted).toContain('group-post-failed')
  })

  it('loses no message it could not take away at once', async () => {
    house.open()
    await begin('a', 't')
    await comes()
    await attend(3 * minute - 10 * second, 'a')
    house.groupFaults.push(
      async () => {},
      async () => {
        throw new SendFault('later', '500')
      },
    )
    await attend(20 * second, 'a')
    expect(house.screen.size).toBe(1)
    expect(house.posts()).toBe(2)
  })

  it('leaves alone a message that can never be changed', async () => {
    house.open()
    await begin('a')
    await comes()
    await house.clock.pass(second)
    house.groupFaults.push(async () => {
      throw new SendFault('never', '400')
    })
    await house.handOvers.take('one', { id: 'a', name: 'A' })
    await attend(minute, 'a')
    expect(house.log.of('rota.group-post-stuck')).toHaveLength(1)
    expect(house.counted).not.toContain('group-post-failed')
  })

  it('is changed seldom, however long somebody waits', async () => {
    house.open()
    await comes()
    const edits: string[] = []
    for (let minutes = 0; minutes < 120; minutes++) {
      await house.clock.pass(minute)
      edits.push(String([...house.screen.values()][0]?.minutes))
    }
    expect([...new Set(edits)]).toEqual('1 3 5 10 15 20 30 45 60 90 120'.split(' '))
  })
})
