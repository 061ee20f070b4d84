import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { joinScript } from './join-script.ts'

export type Assets = {
  /** Where the page finds each file. The name changes with the content, so it may be cached for ever. */
  paths: { style: string; script: string; icon: string }
  /** Answers `GET /assets/NAME`; null where there is no such file. */
  answer(c: Context, name: string): Response | null
}

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** In this order: each part after those it uses. */
export const scriptParts = [
  'document',
  'ask',
  'state',
  'look',
  'listen',
  'send',
  'hide',
  'page',
] as const

/** Colours and elements first, then what only the chat has. */
export const styleParts = ['ground', 'chat'] as const

/** Reads the page's few files once, at the start. */
export function loadAssets(): Assets {
  type Served = { type: string; plain: Buffer<ArrayBuffer>; packed: Buffer<ArrayBuffer> }
  const files = new Map<string, Served>()

  function read(path: string): Buffer<ArrayBuffer> {
    return readFileSync(new URL(`files/${path}`, import.meta.url))
  }

  function add(name: string, ending: keyof typeof types, plain: Buffer<ArrayBuffer>): string {
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
    const served = `${name}.${hash}.${ending}`
    files.set(served, { type: types[ending], plain, packed: gzipSync(plain) })
    return `/assets/${served}`
  }

  const style = styleParts.map((part) => read(`style/${part}.css`).toString()).join('\n')
  const script = joinScript(scriptParts.map((part) => read(`script/${part}.js`).toString()))

  return {
    paths: {
      style: add('page', 'css', Buffer.from(style)),
      script: add('page', 'js', Buffer.from(script)),
      icon: add('icon', 'svg', read('icon.svg')),
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
