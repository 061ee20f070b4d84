import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type ReadTables, type Table, TableFault } from '../../ports/table.ts'

const file = fileURLToPath(new URL('thread/read.mjs', import.meta.url))

const tooMuch =
  'Reading it takes too long or too much memory: it is no list of firms, or made to do harm.'

/**
 * Reads the tables of a CSV file, a spreadsheet or a page in a thread of its own.
 * @param longest milliseconds one file may take
 */
export function readTables({ longest = 20_000, megabytes = 384 } = {}): ReadTables {
  return (bytes) =>
    new Promise<Table[]>((resolve, reject) => {
      const worker = new Worker(file, {
        workerData: bytes,
        // Nothing of the settings and keys of the service is there to be read.
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
      })
      const timer = setTimeout(() => void worker.terminate(), longest)
      worker.once('message', (answer: { tables?: Table[]; fault?: string }) => {
        if (answer.tables) resolve(answer.tables)
        else reject(new TableFault(answer.fault ?? tooMuch))
      })
      worker.once('error', () => reject(new TableFault(tooMuch)))
      worker.once('exit', () => {
        clearTimeout(timer)
        // After a message this changes nothing.
        reject(new TableFault(tooMuch))
      })
    })
}
