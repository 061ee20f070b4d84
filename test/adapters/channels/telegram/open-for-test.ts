import { afterEach } from 'vitest'
import type { TelegramOptions } from '../../../../src/adapters/channels/telegram/telegram.ts'
import { recordingInside } from '../../../fixtures/recording-inside.ts'
import { openRig, type RigOptions } from './rig.ts'

/** Opens rigs that end with the test that opened them. Called once in a test file. */
export function openForTest(mode: RigOptions['mode']) {
  let atEnd: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const end of atEnd.reverse()) await end()
    atEnd = []
  })
  return async (options: Partial<TelegramOptions> = {}) => {
    const rig = await openRig({ mode, ...options })
    const inside = recordingInside()
    atEnd.push(rig.close, async () => {
      inside.take()
      await rig.channel.stop()
    })
    return { ...rig, inside }
  }
}
