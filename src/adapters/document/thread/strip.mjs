// The work of one thread, which ends with its document. It has bounds of memory and time that the service has not,
// and a file made to break a reader breaks only this. Plain JavaScript: a thread is started from a file as it stands.
import { parentPort, workerData } from 'node:worker_threads'
import { ParseSpeeds, PDFDocument, PDFRef, PDFWriter } from '@cantoo/pdf-lib'
import { bareCatalog, bareObjects } from './bare-objects.mjs'

/** @param {Uint8Array} bytes */
async function stripped(bytes) {
  const read = {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: ParseSpeeds.Fastest,
  }
  const document = await PDFDocument.load(bytes, read)
  const { context } = document
  if (context.trailerInfo.Encrypt) throw new Error('it is locked')
  const pages = document.getPageCount()
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new Error('it has no root')
  context.assign(root, bareCatalog(document.catalog))
  const reached = bareObjects(context, root)
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref)
  }
  context.largestObjectNumber = Math.max(...[...reached].map((ref) => ref.objectNumber))
  // No Info, and no ID, which is the same in every version of a file.
  context.trailerInfo = { Root: root }
  const bare = await PDFWriter.forContext(context, 1_000).serializeToBuffer()
  const again = await PDFDocument.load(bare, read)
  if (pages === 0 || again.getPageCount() !== pages) throw new Error('pages were lost')
  return bare
}

// What cannot be read to its end is kept as it came: nobody is told what was wrong of it.
const bytes = await stripped(workerData).catch(() => null)
parentPort?.postMessage({ bytes })
