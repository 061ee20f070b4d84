import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { terminal } from '../adapters/channels/terminal/terminal.ts'
import { pinoLog } from '../adapters/log/pino-log.ts'
import { noDesk } from '../domain/desk.ts'
import type { Channel } from '../ports/channel.ts'
import { type Clock, systemClock } from '../ports/clock.ts'
import type { Rules } from '../runtime/rules.ts'
import { createRuntime, type Runtime } from '../runtime/runtime.ts'
import { type House, openHouse } from './house.ts'
import { openConfiguredStore } from './open-store.ts'
import { playFile } from './play-transcript.ts'
import { rulesOf } from './rules.ts'

/** How long after the end of the input an answer may still come, in milliseconds. */
const lastAnswer = 3000

/** `suar chat`: a talk in the terminal, or a transcript played. Answers the exit status. */
export async function chat({ script }: { script?: string }): Promise<number> {
  const house = await openHouse()
  if (script) return playFile(script, house, inThrowawayStore)
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  process.once('SIGINT', end)
  const channel = terminal({
    input: process.stdin,
    output: process.stdout,
    log: pinoLog('error'),
    languageHint: (process.env['LANG'] ?? '').slice(0, 2),
    // What was written last is still answered before the talk ends.
    onEnd: () => systemClock.after(lastAnswer, end),
  })
  await inThrowawayStore(house, [channel], systemClock, async (runtime) => {
    await channel.start(runtime.inside)
    await ended
  })
  return 0
}

/** Runs the real runtime over a real store that is gone afterwards. */
export async function inThrowawayStore<T>(
  house: House,
  channels: Channel[],
  clock: Clock,
  use: (runtime: Runtime) => Promise<T>,
  desks: Rules['desks'] = () => noDesk,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'suar-chat-'))
  const log = pinoLog('error')
  const { store, keyring, close } = await openConfiguredStore(
    { redisUrl: null, dataDir: join(folder, 'data'), masterKey: null },
    pinoLog('silent'),
  )
  const rules = rulesOf(house, null, desks)
  const runtime = createRuntime({ store, keyring, channels, ...rules, clock, log })
  try {
    runtime.start()
    return await use(runtime)
  } finally {
    for (const channel of channels) await channel.stop()
    await runtime.stop()
    await close()
    await rm(folder, { recursive: true, force: true })
  }
}
