import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The whole service in a process of its own, as `npm start` runs it. */
export type Service = {
  url: string
  pid(): number
  /** Everything it wrote to standard error. */
  log(): string
  /** `kill -9`. */
  kill(): Promise<void>
  /** The same data again, after `kill`; `ahead`: by a clock that runs so many milliseconds ahead from now on. */
  restart(ahead?: number): Promise<void>
  /** Ends it in order and removes its data. Resolves with its exit status. */
  stop(): Promise<number | null>
}

export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'suar-service-'))
  const port = await freePort()
  let child: ChildProcess
  let log = ''

  let settingsNow = settings

  async function start(ahead = 0): Promise<void> {
    if (ahead > 0) settingsNow = { ...settings, ...clockAhead(ahead) }
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^(TELEGRAM|REDIS|OPENAI|WHATSAPP)/.test(name),
      ),
    )
    child = spawn(process.execPath, ['bin/suar.mjs', 'serve'], {
      env: { ...clean, DATA_DIR: join(folder, 'data'), PORT: String(port), ...settingsNow },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const from = log.length
    await new Promise<void>((resolve, reject) => {
      child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
        log += piece
        if (log.includes('Suar listens at', from)) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${log}`)))
    })
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    pid: () => child.pid ?? 0,
    log: () => log,
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    restart: start,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await gone
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

/** Settings by which the clock of a process runs ahead. */
function clockAhead(ms: number): Record<string, string> {
  const preload = new URL('../fixtures/later-clock.mjs', import.meta.url)
  return { NODE_OPTIONS: `--import ${preload.href}`, CLOCK_AHEAD: String(ms) }
}

/** A port nobody listens at just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
