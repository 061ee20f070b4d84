import { describe, expect, it } from 'vitest'
import { type Batch, settleBatch } from '../../../../src/adapters/channels/telegram/settle-batch.ts'
import type { TakeIn } from '../../../../src/adapters/channels/telegram/take-in.ts'
import type { Inbound } from '../../../../src/domain/message.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'

/** Updates here are `{ update_id, chat }`; without a chat they are dropped. */
type Simple = { update_id?: number; chat?: string }

function desk(refuses: (id: number) => boolean) {
  const accepted: number[] = []
  const takeIn: TakeIn = {
    read(raw) {
      const { update_id, chat } = raw as Simple
      return chat === undefined ? null : inbound(chat, String(update_id))
    },
    async accept({ messageId }) {
      await Promise.resolve()
      if (refuses(Number(messageId))) throw new Error('refused')
      accepted.push(Number(messageId))
    },
  }
  return { takeIn, accepted }
}

function inbound(chat: string, messageId: string): Inbound {
  const body = { kind: 'text', text: '' } as const
  return { from: { channel: 'telegram', id: chat }, messageId, sentAt: 0, body }
}

const fresh = (): Batch => ({ offset: undefined, settled: new Set(), refusals: new Map() })

describe('settling a round of updates', () => {
  it('moves the offset behind the last when all were stored or dropped', async () => {
    const batch = fresh()
    const { takeIn, accepted } = desk(() => false)
    const updates = [{ update_id: 7, chat: 'a' }, { update_id: 8 }, { update_id: 9, chat: 'b' }]
    const outcome = await settleBatch(batch, updates, takeIn, recordingLog())
    expect(outcome).toEqual({ stored: 2, refused: 0, unnumbered: 0 })
    expect(batch.offset).toBe(10)
    expect(accepted).toEqual([7, 9])
  })

  it('stays before the first refused, and does not store the others twice', async () => {
    const batch = fresh()
    let refusing = true
    const { takeIn, accepted } = desk((id) => refusing && id === 8)
    const updates = ['a', 'b', 'c', 'b'].map((chat, index) => ({ update_id: 7 + index, chat }))
    const first = await settleBatch(batch, updates, takeIn, recordingLog())
    expect(first).toEqual({ stored: 2, refused: 2, unnumbered: 0 })
    expect(batch.offset).toBe(8)
    refusing = false
    await settleBatch(batch, updates.slice(1), takeIn, recordingLog())
    expect(accepted).toEqual([7, 9, 8, 10])
    expect(batch).toEqual({ offset: 11, settled: new Set(), refusals: new Map() })
  })

  it('counts what bears no number, and cannot be held up by it', async () => {
    const batch = fresh()
    const { takeIn } = desk(() => false)
    const updates = [{ chat: 'a' }, null, { update_id: 7, chat: 'a' }]
    expect(await settleBatch(batch, updates, takeIn, recordingLog())).toMatchObject({
      unnumbered: 2,
    })
    expect(batch.offset).toBe(8)
  })

  it('sets an update aside that fails again and again while others are stored', async () => {
    const batch = fresh()
    const log = recordingLog()
    const { takeIn } = desk((id) => id === 1)
    let rounds = 0
    while (batch.offset === undefined && rounds < 100) {
      rounds++
      const updates = [
        { update_id: 1, chat: 'a' },
        { update_id: 1 + rounds, chat: 'b' },
      ]
      await settleBatch(batch, updates, takeIn, log)
    }
    expect(rounds).toBe(20)
    expect(log.of('telegram.update-set-aside')).toEqual([
      { level: 'error', event: 'telegram.update-set-aside', about: { update: 1, refusals: 20 } },
    ])
  })

  it('never sets anything aside while nothing at all can be stored', async () => {
    const batch = fresh()
    const { takeIn } = desk(() => true)
    const log = recordingLog()
    const updates = [{ update_id: 1, chat: 'a' }, { update_id: 2 }, { update_id: 3, chat: 'b' }]
    for (let round = 0; round < 100; round++) await settleBatch(batch, updates, takeIn, log)
    expect(batch.offset).toBeUndefined()
    expect(log.lines).toEqual([])
  })
})
