import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { memoryKeep } from '../../../fixtures/memory-keep.ts'
import { openForTest } from './open-for-test.ts'

const open = openForTest()

/** Somebody was answered once. `hold` has the next write of an encryption session wait until it is let go. */
async function talking() {
  const keep = memoryKeep()
  let held: Promise<void> | null = null
  const rig = await open({
    keep: {
      ...keep,
      async write(changes) {
        const waitFor = changes.some(({ folder }) => folder === 'session') ? held : null
        if (waitFor) held = null
        await waitFor
        await keep.write(changes)
      },
    },
  })
  await rig.channel.start(rig.inside)
  await rig.somebody.say('halo')
  // Of the same stretch as the first, since it was written before the answer came.
  const { node } = await rig.somebody.say('halo lagi', { hold: true })
  await rig.stored(1)
  await rig.say('nol')
  await rig.until(() => rig.somebody.texts().length === 1)
  function hold(): () => void {
    let letGo = () => {}
    held = new Promise((resolve) => {
      letGo = resolve
    })
    return letGo
  }
  return { ...rig, node, hold }
}

test('a reply to somebody whose message is just being decrypted does not have the next one lost', async () => {
  const { node, hold, server, somebody, stored, say, until } = await talking()
  const letGo = hold()
  server.deliver(node)
  await sleep(100)
  const one = say('satu')
  await sleep(200)
  letGo()
  await one
  await stored(2)
  await say('dua')
  await until(() => somebody.texts().includes('dua')).catch(() => undefined)
  expect(somebody.repetitions()).toEqual([])
  expect(somebody.texts()).toEqual(['nol', 'satu', 'dua'])
})

test('a reply is on the wire only when the step of its session is written', async () => {
  const { hold, somebody, say, until } = await talking()
  const letGo = hold()
  const one = say('satu')
  await sleep(200)
  const early = [...somebody.texts()]
  letGo()
  await one
  expect(early).toEqual(['nol'])
  await until(() => somebody.texts().includes('satu'))
})
