import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startService } from '../e2e/service.ts'
import { startRedis } from '../fixtures/redis-server.ts'
import { runLoad } from './desk/load.ts'

/**
 * How soon a worker's page shows what a person wrote: `npm run bench:desk`, over Redis with `-- --redis`. The
 * service runs in a process of its own; everything goes over HTTP on this machine. Other processes on the
 * same cores, this one among them, make it slower.
 */

const bar = 1_000
const size = { consoles: 20, people: 250, talking: 50, seconds: 60, every: 4_000 }
const withRedis = process.argv.includes('--redis')

const folder = mkdtempSync(join(tmpdir(), 'suar-desk-'))
const redis = withRedis ? await startRedis() : null
const settings = {
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'warn',
  ...(redis && { REDIS_URL: redis.url }),
}
const service = await startService(settings)
try {
  const onStep = (step: string) => process.stderr.write(`${step}\n`)
  const load = await runLoad({ ...size, service, settings, onStep })
  const of = (times: number[], share: number) =>
    times[Math.ceil(share * times.length) - 1] ?? Number.NaN
  const at = (share: number) => of(load.times, share)
  const p99 = at(0.99)
  const rows = [
    ['lines written', load.written],
    [
      'stored, p50 and p99',
      `${of(load.stored, 0.5).toFixed(0)} and ${of(load.stored, 0.99).toFixed(0)} ms`,
    ],
    ['p50', `${at(0.5).toFixed(0)} ms`],
    ['p95', `${at(0.95).toFixed(0)} ms`],
    ['p99', `${p99.toFixed(0)} ms`],
    ['worst', `${at(1).toFixed(0)} ms`],
    ['never fetched by an open page', load.missing],
    ['not in the chat afterwards', load.lost],
    ['doubled', load.doubled],
    ['out of order', load.outOfOrder],
    ['streams opened again', load.reopened],
    ['pieces fetched', load.pieces],
    ['megabytes of them', (load.bytes / 1e6).toFixed(1)],
    ['CPU of the service', `${(load.cpu * 100).toFixed(0)} % of a core`],
    ['memory of the service', `${load.memory.toFixed(0)} MB, ${load.most.toFixed(0)} at most`],
  ]
  process.stdout.write(
    `${size.consoles} consoles, ${size.people} people, ${size.talking} of them writing every ${size.every / 1_000} s for ${size.seconds} s; ${withRedis ? 'Redis' : 'embedded store'}\n\n${rows.map(([name, value]) => `${String(name).padEnd(32)} ${value}`).join('\n')}\n`,
  )
  const whole = load.missing + load.lost + load.doubled + load.outOfOrder === 0
  if (!whole || !(p99 < bar)) {
    process.stderr.write(
      'The bar is missed: every line once, in order, and p99 under one second.\n',
    )
    process.exitCode = 1
  }
} finally {
  await service.stop()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
}
