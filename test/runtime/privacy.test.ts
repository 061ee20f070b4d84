import { expect, test } from 'vitest'
import { SendFault } from '../../src/ports/channel.ts'
import { listedChannel } from '../fixtures/listed-channel.ts'
import { smallHouse } from '../fixtures/small-house.ts'

test('no key of the store and no line of the log holds an address, a message id or a word', async () => {
  const house = smallHouse({
    channel: (clock) => listedChannel(clock, 'letters', { deletesWithin: 86_400_000 }),
  })
  const from = { channel: 'letters', id: '+628123456789' }
  house.channel.onSend = ({ text }) => {
    if (text.includes('sambal')) throw new SendFault('never', `cannot reach ${from.id}: ${text}`)
    if (text.includes('kopi')) throw new Error(`broke for ${from.id}: ${text}`)
  }
  house.channel.onRemove = () => {
    throw new SendFault('never', `cannot reach ${from.id}`)
  }
  for (const text of ['rendang', 'sambal', 'kopi', 'next-breaks on soto', '00', 'erase']) {
    await house.tell({ kind: 'text', text }, { from, messageId: `platform-${text}` })
    await house.clock.pass(30_000)
  }
  await house.runtime.inside.resume(from, '1234123412341234')
  await house.clock.pass(60_000)
  const keys = house.store.keys().join('\n')
  const log = JSON.stringify(house.logged)
  expect(house.logged.length).toBeGreaterThan(3)
  for (const secret of [from.id, 'platform-', 'rendang', 'sambal', 'kopi', 'soto', '12341234']) {
    expect(keys).not.toContain(secret)
    expect(log).not.toContain(secret)
    expect(JSON.stringify([...house.counts.keys()])).not.toContain(secret)
  }
})
