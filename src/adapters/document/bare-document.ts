import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BareDocument } from '../../ports/bare-document.ts'

const file = fileURLToPath(new URL('thread/strip.mjs', import.meta.url))
const megabyte = 1024 * 1024

export type DocumentBounds = {
  /** Milliseconds one document may take. */
  longest?: number
  /** What the thread's own objects may take, in megabytes. */
  megabytes?: number
  /** By how much the whole process may grow meanwhile, in megabytes: bytes that unfold are no objects. */
  growth?: number
}

/** How often the growth of the process is looked at, in milliseconds. */
const lookEvery = 20

/** Strips documents one at a time, each in a thread of its own, so that no text waits for one. */
export function documentStripper(bounds: DocumentBounds = {}): BareDocument {
  let before: Promise<unknown> = Promise.resolve()
  return (bytes) => {
    const stripping = before.then(() => inThread(bytes, bounds))
    before = stripping
    return stripping
  }
}

function inThread(
  bytes: Uint8Array,
  { longest = 15_000, megabytes = 256, growth = 512 }: DocumentBounds,
): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const most = process.memoryUsage.rss() + growth * megabyte
    const worker = new Worker(file, {
      workerData: bytes,
      // Nothing of the settings and keys of the service is there to be read.
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    })
    const stop = () => void worker.terminate()
    const timer = setTimeout(stop, longest)
    const looking = setInterval(() => {
      if (process.memoryUsage.rss() > most) stop()
    }, lookEvery)
    worker.once('message', (answer: { bytes: Uint8Array | null }) => resolve(answer.bytes))
    worker.once('error', () => resolve(null))
    worker.once('exit', () => {
      clearTimeout(timer)
      clearInterval(looking)
      // After a message this changes nothing.
      resolve(null)
    })
  })
}
