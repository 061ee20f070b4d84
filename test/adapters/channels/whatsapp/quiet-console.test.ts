import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const program = new URL('../../../fixtures/print-keys.ts', import.meta.url).pathname
const printed = async (...options: string[]) => {
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', program, ...options])
  return stdout + stderr
}

it('the encryption library prints private keys, and in the channel nothing of it reaches anybody', async () => {
  expect(await printed()).toContain('privKey')
  expect(await printed('quiet')).toBe('')
})
