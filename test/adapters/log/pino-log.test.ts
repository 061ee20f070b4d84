import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a process that runs these lines with a log writes to standard error and output. */
function written(lines: string) {
  const code = `import { pinoLog } from './src/adapters/log/pino-log.ts'
const log = pinoLog('info')
${lines}`
  const args = ['--import', 'tsx', '--input-type=module', '-e', code]
  const { stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { lines: stderr.trimEnd().split('\n'), stdout }
}

test('each event is one line of JSON on standard error, with its time in UTC, however odd what it tells of', () => {
  const odd = 'a"b\\n{"level":60,"msg":"made up"}\\r\\u2028\\u0000\\u001b[2J'
  const { lines, stdout } =
    written(`log.warn('desk.fault', { path: "${odd.replaceAll('"', '\\"')}" })
log.debug('too fine', {})
log.info('next', { count: 2 })`)
  expect(stdout).toBe('')
  expect(lines).toHaveLength(2)
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first.msg).toBe('desk.fault')
  expect(first.path).toContain('made up')
  expect(first.level).toBe(40)
  expect(first.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(second).toMatchObject({ msg: 'next', count: 2 })
  // Nothing that steers a terminal comes through as itself.
  expect(lines.join('')).not.toMatch(/\p{Cc}/u)
})
