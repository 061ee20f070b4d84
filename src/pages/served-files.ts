import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

export type ServedFiles = {
  /** Takes a file in and gives its path. The name changes with the content, so it may be cached for ever. */
  add(name: string, ending: keyof typeof types, content: string | Buffer): string
  /** Answers a request for the file NAME; null where there is no such file. */
  answer(c: Context, name: string): Response | null
}

/** Files that never change under their name, at hand in both sizes. `root`: the path they are served under. */
export function servedFiles(root: string): ServedFiles {
  type Served = { type: string; plain: Buffer<ArrayBuffer>; packed: Buffer<ArrayBuffer> }
  const files = new Map<string, Served>()

  return {
    add(name, ending, content) {
      const plain = Buffer.from(content)
      const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
      const served = `${name}.${hash}.${ending}`
      files.set(served, { type: types[ending], plain, packed: gzipSync(plain) })
      return `${root}/${served}`
    },
    answer(c, name) {
      const file = files.get(name)
      if (!file) return null
      c.header('Content-Type', file.type)
      c.header('Cache-Control', 'public, max-age=31536000, immutable')
      c.header('Vary', 'Accept-Encoding')
      if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(file.plain)
      c.header('Content-Encoding', 'gzip')
      return c.body(file.packed)
    },
  }
}
