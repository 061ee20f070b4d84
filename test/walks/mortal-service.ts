import { openConfiguredStore } from '../../src/commands/open-store.ts'
import { rulesOf } from '../../src/commands/rules.ts'
import type { Said } from '../../src/dialogue/transcript.ts'
import type { InboundBody, Outbound } from '../../src/domain/message.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { createRuntime } from '../../src/runtime/runtime.ts'
import { recordingLog } from '../fixtures/recording-log.ts'
import { house } from './ground.ts'
import { begun } from './walked-chat.ts'

/** Time goes this many times faster than on the wall, and on by so much while nothing runs. */
const speed = 10
/** Longer than a message is left to a process that took it and is gone. Milliseconds. */
const whileDown = 35_000

/** The real runtime over a real store, which can be killed at any time and started anew over the same files. */
export type MortalService = {
  tell(
    person: string,
    messageId: string,
    body: InboundBody,
    languageHint?: string | null,
  ): Promise<void>
  /** What each person has on their screen, oldest first: a message that is sent twice stands there once. */
  screen(person: string): (Said & { buttons: Outbound['choices'] })[]
  /** The process is gone, whatever it was doing, and another one begins where it was. */
  killAndStart(): Promise<void>
  end(): Promise<void>
}

export async function mortalService(dataDir: string): Promise<MortalService> {
  const screens = new Map<string, Map<string, Outbound>>()
  let later = 0
  let life = await live()

  async function live() {
    const log = recordingLog()
    const place = { redisUrl: null, dataDir, masterKey: null }
    const { store, keyring, close } = await openConfiguredStore(place, log)
    const killable = killableStore(store)
    const clock = clockOf(later, killable.isDead)
    const channel = channelTo(screens)
    const runtime = createRuntime({
      ...rulesOf(house),
      ...{ store: killable.store, keyring, channels: [channel], clock, log },
    })
    runtime.start()
    return { runtime, log, close, kill: killable.kill }
  }

  return {
    tell: (id, messageId, body, languageHint) =>
      life.runtime.inside.accept({
        from: { channel: 'walk', id },
        messageId,
        sentAt: begun + later,
        body,
        ...(languageHint ? { languageHint } : {}),
      }),
    screen: (person) =>
      [...(screens.get(person)?.values() ?? [])].map(({ text, choices }) => ({
        text,
        labels: choices.map(({ label }) => label),
        buttons: choices,
      })),
    async killAndStart() {
      await life.kill()
      await life.close()
      later += whileDown
      life = await live()
    },
    async end() {
      await life.runtime.stop()
      await life.close()
    },
  }
}

/** A store as a process sees it that can be gone in the middle of anything: then it never hears of the store again. */
function killableStore(store: Store) {
  let dead = false
  const underWay = new Set<Promise<unknown>>()
  const silence = new Promise<never>(() => {})
  async function through<T>(ask: () => Promise<T>): Promise<T> {
    if (dead) return silence
    const asked = ask()
    underWay.add(asked)
    try {
      const answer = await asked
      return dead ? await silence : answer
    } finally {
      underWay.delete(asked)
    }
  }
  return {
    isDead: () => dead,
    async kill() {
      dead = true
      await Promise.allSettled(underWay)
    },
    store: {
      read: (keys) => through(() => store.read(keys)),
      list: (prefix, from, limit) => through(() => store.list(prefix, from, limit)),
      commit: (change) => through(() => store.commit(change)),
      wake: (prefix, onWake) => store.wake(prefix, () => !dead && onWake()),
      close: () => store.close(),
    } satisfies Store,
  }
}

function clockOf(later: number, isDead: () => boolean): Clock {
  const start = Date.now()
  return {
    now: () => begun + later + (Date.now() - start) * speed,
    after(ms, task) {
      const timer = setTimeout(() => !isDead() && task(), ms / speed)
      return () => clearTimeout(timer)
    },
  }
}

function channelTo(screens: Map<string, Map<string, Outbound>>): Channel {
  return {
    name: 'walk',
    abilities: {
      maxLength: 100_000,
      buttons: true,
      pictures: false,
      files: false,
      deletesWithin: 0,
      ownMessageIds: true,
      writesFirst: true,
    },
    async start() {},
    async send(message) {
      const screen = screens.get(message.to.id) ?? new Map()
      screens.set(message.to.id, screen.set(message.id, message))
      return { platformId: null }
    },
    async remove() {},
    async stop() {},
  }
}
