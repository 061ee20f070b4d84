import { afterEach } from 'vitest'
import type { InboundBody } from '../../../../src/domain/message.ts'
import { recordingInside } from '../../../fixtures/recording-inside.ts'
import { openRig, type RigOptions } from './rig.ts'

/** Opens rigs that end with the test that opened them. Called once in a test file. */
export function openForTest() {
  let atEnd: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of atEnd.reverse()) await end()
    atEnd = []
  })
  return async (options: RigOptions = {}) => {
    const rig = await openRig(options)
    const inside = recordingInside()
    atEnd.push(rig.close, async () => {
      inside.take()
      await rig.channel.stop()
    })
    const stored = (count: number) => rig.until(() => inside.stored.length >= count)
    const bodies = (): InboundBody[] => inside.stored.map(({ body }) => body)
    const say = async (text: string, more: object = {}) => {
      const to = rig.person.address
      return rig.channel.send({ id: text, to, text, choices: [], ...more })
    }
    return { ...rig, inside, stored, bodies, say }
  }
}
