import { expect, it } from 'vitest'
import { loadsOf } from '../../../src/desk/rota/load.ts'
import { handOver } from './people.ts'

const turn = 180_000
const worker = { id: 'a', name: 'A' }
const taken = { state: 'taken', worker } as const

it('counts what somebody took, and of it people in distress', () => {
  const chats = [
    handOver(taken),
    handOver({ ...taken, urgency: 'life' }),
    handOver({ ...taken, urgency: 'delicate', paged: [{ staff: 'b', at: 0 }] }),
  ]
  expect([...loadsOf(chats, 0, turn)]).toEqual([['a', { live: 3, liveDistress: 2 }]])
})

it('counts what is theirs to take, while it is their turn and they did not decline', () => {
  const paged = [{ staff: 'a', at: 0 }]
  const waiting = [handOver({ paged, urgency: 'life' }), handOver({ paged, declined: ['a'] })]
  expect(loadsOf(waiting, turn - 1, turn).get('a')).toEqual({ live: 1, liveDistress: 1 })
  expect([...loadsOf(waiting, turn, turn)]).toEqual([])
})
