// Walks over what the pages need, takes out of it what tells or runs, and says what was reached.
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { bareScan } from './bare-scan.mjs'

/** @typedef {import('@cantoo/pdf-lib').PDFObject} PDFObject */
/** @typedef {import('@cantoo/pdf-lib').PDFContext} PDFContext */

const name = (/** @type {string} */ text) => PDFName.of(text)

/** Of the whole document: its pages, its language, its layers and its forms. */
const ofCatalog = ['Type', 'Pages', 'Lang', 'OCProperties', 'AcroForm'].map(name)

/** Wherever they stand: who, when and with what; what is attached; what runs; small pictures of what was. */
const telling = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'AF',
  'EF',
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'XFA',
  'Thumb',
  'PA',
  'B',
  'SpiderInfo',
  'StructParents',
  'StructParent',
].map(name)

/** Of a note on a page: its author, its name and its times. In a field of a form the same word is its name. */
const ofNotes = ['T', 'M', 'NM', 'CreationDate', 'RC'].map(name)

/** What hangs on a page and is a file, or plays one. */
const hanging = new Set(
  ['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D'].map((one) => name(one)),
)

/** @param {PDFDict} catalog @returns {PDFDict} */
export function bareCatalog(catalog) {
  const bare = PDFDict.withContext(catalog.context)
  for (const key of ofCatalog) {
    const value = catalog.get(key)
    if (value) bare.set(key, value)
  }
  return bare
}

/** @param {PDFContext} context @param {PDFRef} root @returns {Set<PDFRef>} every object that `root` leads to */
export function bareObjects(context, root) {
  /** @type {Set<PDFRef>} */
  const reached = new Set()
  /** @type {PDFObject[]} */
  const waiting = [root]
  // A list and no recursion: a file may nest as deep as it likes.
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue
      reached.add(next)
      const found = context.lookup(next)
      if (!found) continue
      const bare = found instanceof PDFRawStream ? bareStream(found) : found
      if (bare !== found) context.assign(next, bare)
      waiting.push(bare)
    } else if (next instanceof PDFRawStream) waiting.push(bareDict(next.dict))
    else if (next instanceof PDFDict) waiting.push(...bareDict(next).values())
    else if (next instanceof PDFArray) waiting.push(...bareArray(next).asArray())
  }
  return reached
}

/** @param {PDFDict} dict */
function bareDict(dict) {
  for (const key of telling) dict.delete(key)
  // A link is seen, and where it leads is what somebody needs to know; all else that a press would do goes.
  const action = dict.lookup(name('A'))
  if (!(action instanceof PDFDict) || action.get(name('S')) !== name('URI')) dict.delete(name('A'))
  else action.delete(name('Next'))
  const subtype = dict.lookup(name('Subtype'))
  const isNote = dict.has(name('Rect')) && subtype !== name('Widget')
  if (isNote) for (const key of ofNotes) dict.delete(key)
  // A signature tells who, where and why, and covers bytes that are not there any more.
  const value = dict.lookup(name('V'))
  if (value instanceof PDFDict && value.has(name('ByteRange'))) dict.delete(name('V'))
  return dict
}

/** @param {PDFArray} array */
function bareArray(array) {
  for (let at = array.size() - 1; at >= 0; at--) {
    const one = array.lookup(at)
    if (!(one instanceof PDFDict) || !one.has(name('Rect'))) continue
    const subtype = one.lookup(name('Subtype'))
    if (subtype instanceof PDFName && hanging.has(subtype)) array.remove(at)
  }
  return array
}

/** @param {PDFRawStream} stream A photograph in a page bears where it was taken, as it does outside. */
function bareStream(stream) {
  if (stream.dict.lookup(name('Filter')) !== name('DCTDecode')) return stream
  const bare = bareScan(stream.contents)
  if (!bare) return stream
  stream.dict.delete(name('Length'))
  return PDFRawStream.of(stream.dict, bare)
}
