import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const program = new URL('../../../fixtures/reject-unheard.ts', import.meta.url).pathname
const rejected = (...whose: string[]) =>
  run(process.execPath, ['--import', 'tsx', program, ...whose])

it('a promise the library leaves unheard does not end the service; one of ours does, as ever', async () => {
  expect((await rejected()).stdout).toBe('alive, 1 told\n')
  await expect(rejected('ours')).rejects.toMatchObject({ code: 1 })
})
