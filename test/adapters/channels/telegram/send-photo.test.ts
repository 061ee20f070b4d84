import { expect, it } from 'vitest'
import type { TelegramOptions } from '../../../../src/adapters/channels/telegram/telegram.ts'
import type { Outbound } from '../../../../src/domain/message.ts'
import { DrawFault } from '../../../../src/ports/draw.ts'
import { picture } from '../../../fixtures/picture.ts'
import { tooManyRequests } from '../../../fixtures/telegram-server/faults.ts'
import { openForTest } from './open-for-test.ts'

const openPolling = openForTest('polling')

async function open(options: Partial<TelegramOptions> = {}) {
  const rig = await openPolling(options)
  await rig.channel.start(rig.inside)
  rig.somebody.say('halo')
  const message: Outbound = { id: 'r', to: rig.person.address, text: 'Ini.', choices: [], picture }
  return { ...rig, message, shown: rig.person.screen }
}

it('sends words that are too long for a caption behind the photo', async () => {
  const { channel, message, shown } = await open()
  await channel.send({ ...message, text: 'kata '.repeat(300) })
  const [photo, words] = await shown()
  expect(photo?.picture).not.toBeNull()
  expect(photo?.text).toBe('')
  expect(words?.text.split(' ')).toHaveLength(300)
})

it('does not send the photo again when only the words behind it failed', async () => {
  const { channel, server, message } = await open()
  server.faults.next('sendMessage', tooManyRequests(1))
  const long = { ...message, text: 'kata '.repeat(300) }
  await expect(channel.send(long)).rejects.toMatchObject({ kind: 'later' })
  await channel.send(long)
  expect(server.callsTo('sendPhoto')).toHaveLength(1)
})

it('asks to come back while many pictures wait, and sends the words where none can be drawn', async () => {
  let kind: DrawFault['kind'] = 'busy'
  const draw = async () => {
    throw new DrawFault(kind, 'no picture')
  }
  const { channel, message, shown } = await open({ draw })
  await expect(channel.send(message)).rejects.toMatchObject({ kind: 'later', retryAfter: 3000 })
  kind = 'broken'
  await channel.send(message)
  const [words] = await shown()
  expect(words?.picture).toBeNull()
  expect(words?.text).toMatch(/^BAHAYA\. Tawaran[\s\S]*BCDF-2GHJ[\s\S]*Ini\.$/)
})

it('is refused as any message is', async () => {
  const { channel, server, message } = await open()
  server.faults.next('sendPhoto', tooManyRequests(7))
  await expect(channel.send(message)).rejects.toMatchObject({ kind: 'later', retryAfter: 7000 })
})
