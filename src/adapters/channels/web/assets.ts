import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import { joinScript } from '../../../pages/join-script.ts'
import { servedFiles } from '../../../pages/served-files.ts'

export type Assets = {
  /** Where the page finds each file. The name changes with the content, so it may be cached for ever. */
  paths: { style: string; script: string; icon: string }
  /** Answers `GET /assets/NAME`; null where there is no such file. */
  answer(c: Context, name: string): Response | null
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
  const { add, answer } = servedFiles('/assets')
  const read = (path: string) => readFileSync(new URL(`files/${path}`, import.meta.url))
  const style = styleParts.map((part) => read(`style/${part}.css`).toString()).join('\n')
  const script = joinScript(scriptParts.map((part) => read(`script/${part}.js`).toString()))

  return {
    paths: {
      style: add('page', 'css', style),
      script: add('page', 'js', script),
      icon: add('icon', 'svg', read('icon.svg')),
    },
    answer,
  }
}
