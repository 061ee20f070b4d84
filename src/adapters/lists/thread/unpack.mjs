import { inflateRawSync } from 'node:zlib'
import { most, Refused } from './limits.mjs'

const broken = 'Its packing is broken: save it again as .xlsx.'
const tooLarge = 'It unpacks to far more than a list of firms holds.'

/** @typedef {{ name: string, crc: number, content: Buffer }} Part */

/**
 * The XML parts of a .xlsx file, unpacked. What they really unpack to is counted, not what the file says.
 * @param {Uint8Array} bytes
 * @returns {Part[]}
 */
export function unpack(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > file.length) throw new Refused(broken)
  const count = file.readUInt16LE(end + 10)
  if (count > most.parts) throw new Refused(tooLarge)
  let at = file.readUInt32LE(end + 16)
  let left = most.unpacked
  /** @type {Part[]} */
  const parts = []
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw new Refused(broken)
    const flags = file.readUInt16LE(at + 8)
    const method = file.readUInt16LE(at + 10)
    const packed = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    if (/\.(?:xml|rels)$/i.test(name)) {
      if ((flags & 1) !== 0) throw new Refused('It is locked with a password: save it without.')
      const content = contentAt(file, file.readUInt32LE(at + 42), packed, method, left)
      left -= content.length
      parts.push({ name, crc: file.readUInt32LE(at + 16), content })
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/**
 * @param {Buffer} file
 * @param {number} at
 * @param {number} packed
 * @param {number} method
 * @param {number} left
 */
function contentAt(file, at, packed, method, left) {
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw new Refused(broken)
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const data = file.subarray(from, from + packed)
  if (method === 0) {
    if (data.length > left) throw new Refused(tooLarge)
    return data
  }
  if (method !== 8) throw new Refused(broken)
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(left, 1) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new Refused(code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : broken)
  }
}

/**
 * The same parts in a file that is not packed, so that whoever reads it meets nothing that was not counted.
 * @param {Part[]} parts
 */
export function repack(parts) {
  /** @type {Buffer[]} */
  const pieces = []
  /** @type {Buffer[]} */
  const directory = []
  let at = 0
  for (const { name, crc, content } of parts) {
    const named = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc, 0)
    sizes.writeUInt32LE(content.length, 4)
    sizes.writeUInt32LE(content.length, 8)
    sizes.writeUInt16LE(named.length, 12)
    const head = Buffer.alloc(14)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    pieces.push(head, sizes, named, content)
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(entry, sizes, rest, named)
    at += 30 + named.length + content.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listed, end])
}
