import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinoLog } from '../../src/adapters/log/pino-log.ts'
import { openHouse } from '../../src/commands/house.ts'
import { openConfiguredStore } from '../../src/commands/open-store.ts'
import { rulesOf } from '../../src/commands/rules.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { systemClock } from '../../src/ports/clock.ts'
import { createRuntime } from '../../src/runtime/runtime.ts'
import { startRedis } from '../fixtures/redis-server.ts'

/**
 * What a message costs in all: accepted, read by the real checker, answered and delivered to a channel that
 * does nothing, over each store, sealed. `npx tsx test/bench/service.ts [people]`; a table to standard output.
 */
const people = Number(process.argv[2] ?? 3000)
const atOnce = 64
const offers = [
  'Lowongan operator pabrik di Taiwan, PT Bina Karya Samudra, gaji 12 juta, daftar di kantor Semarang',
  'Loker admin Kamboja gaji 15jt, paspor nanti bos yg pegang, minat WA aja kak',
  'Tuyển 20 nữ đi Nhật làm hộ lý, công ty Minh Họa, lương 215.000 yên, phỏng vấn tại văn phòng',
  'qua cam lam nhe luong 25tr, di duong tieu ngach khoi ho chieu, ib zalo',
]

const house = await openHouse()
const redis = await startRedis()
const rows: string[] = []
for (const store of ['embedded', 'redis'] as const) rows.push(await measure(store))
await redis.stop()
process.stdout.write(
  `${people} people, one offer each, ${atOnce} being accepted at a time, one process\n\n| store | messages/s | CPU ms a message | memory MB |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
)

async function measure(store: 'embedded' | 'redis'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'suar-bench-'))
  const opened = await openConfiguredStore(
    {
      redisUrl: store === 'redis' ? redis.url : null,
      dataDir: join(folder, 'data'),
      masterKey: 'ab'.repeat(32),
    },
    pinoLog('error'),
  )
  const answered = new Set<string>()
  let done = () => {}
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  const channel: Channel = {
    name: 'nowhere',
    abilities: {
      maxLength: 4096,
      buttons: true,
      pictures: true,
      files: true,
      deletesWithin: 0,
      ownMessageIds: false,
      writesFirst: true,
    },
    async start() {},
    async send({ to }) {
      answered.add(to.id)
      if (answered.size === people) done()
      return { platformId: null }
    },
    async remove() {},
    async stop() {},
  }
  const runtime = createRuntime({
    ...opened,
    channels: [channel],
    ...rulesOf(house),
    clock: systemClock,
    log: pinoLog('error'),
  })
  runtime.start()
  const before = process.cpuUsage()
  const start = performance.now()
  let next = 0
  const write = async () => {
    while (next < people) {
      const person = next++
      await runtime.inside.accept({
        from: { channel: 'nowhere', id: String(person) },
        messageId: '1',
        sentAt: Date.now(),
        body: { kind: 'text', text: offers[person % offers.length] ?? '' },
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, write))
  await all
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const memory = process.memoryUsage().rss / 1e6
  await runtime.stop()
  await opened.close()
  await rm(folder, { recursive: true, force: true })
  const cpu = (user + system) / 1000 / people
  return `| ${store} | ${Math.round(people / seconds)} | ${cpu.toFixed(2)} | ${Math.round(memory)} |`
}
