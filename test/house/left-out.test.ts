import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../e2e/service.ts'

const run = promisify(execFile)

/** An organisation may leave the WhatsApp channel out, for its licence or for its risk. */
describe('the house without the folder of its WhatsApp channel', () => {
  let house: string

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'suar-left-out-'))
    const parts = ['src', 'bin', 'flows', 'knowledge', 'locales', 'package.json', 'proof.json']
    for (const part of [...parts, 'tsconfig.json'])
      cpSync(part, join(house, part), { recursive: true })
    rmSync(join(house, 'src/adapters/channels/whatsapp'), { recursive: true })
    symlinkSync(join(process.cwd(), 'node_modules'), join(house, 'node_modules'))
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  test('has no fault in its types', async () => {
    const { stdout } = await run('node_modules/.bin/tsc', ['-p', '.'], { cwd: house })
    expect(stdout).toBe('')
  }, 180_000)

  test('is served, and says in one line that this channel is not there when it is asked for', async () => {
    const serve = async (WHATSAPP: string) => {
      const port = String(await freePort())
      const env = { ...process.env, DATA_DIR: join(house, 'data'), PORT: port, WHATSAPP }
      const child = spawn(process.execPath, ['bin/suar.mjs', 'serve'], { cwd: house, env })
      let says = ''
      child.stderr.setEncoding('utf8').on('data', (piece: string) => {
        says += piece
        if (says.includes('Suar listens at')) child.kill('SIGKILL')
      })
      const [status] = await once(child, 'exit')
      return { status, says }
    }
    expect((await serve('off')).says).toContain('Suar listens at')
    const { status, says } = await serve('on')
    expect(status).toBe(1)
    expect(says).toContain(
      'WHATSAPP: this copy of the program was made without its WhatsApp channel',
    )
  })
})
