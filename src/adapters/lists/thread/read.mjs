// The work of one thread, which ends with its tables. It has bounds of memory and time that the service has not,
// and a file made to break a reader breaks only this. Plain JavaScript: a thread is started from a file as it stands.
import { parentPort, workerData } from 'node:worker_threads'
import { decode } from './decode.mjs'
import { most, Refused } from './limits.mjs'
import { tablesOfCsv } from './read-csv.mjs'
import { tablesOfHtml } from './read-html.mjs'
import { tablesOfXlsx } from './read-xlsx.mjs'

/** @param {Uint8Array} bytes */
async function tablesOf(bytes) {
  if (bytes.length === 0) throw new Refused('The file is empty.')
  if (bytes.length > most.bytes) throw new Refused('The file is larger than 10 MB.')
  const begins = (/** @type {number[]} */ ...start) => start.every((byte, at) => bytes[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return tablesOfXlsx(bytes)
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new Refused('It is an old .xls or locked with a password: save it as .xlsx without one.')
  if (begins(0x25, 0x50, 0x44, 0x46))
    throw new Refused(
      'It is a PDF: a table cannot be read out of it reliably. Ask for CSV or .xlsx.',
    )
  const text = decode(bytes)
  return /^\s*</.test(text) || /<table[\s>]/i.test(text) ? tablesOfHtml(text) : tablesOfCsv(text)
}

try {
  const tables = await tablesOf(workerData)
  parentPort?.postMessage({ tables })
} catch (error) {
  // What is no clear refusal is a reader that stumbled, and may tell of the file only that.
  const fault = error instanceof Refused ? error.message : 'The file cannot be read as a table.'
  parentPort?.postMessage({ fault })
}
