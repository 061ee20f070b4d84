import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { joinScript } from '../../pages/join-script.ts'
import { type ServedFiles, servedFiles } from '../../pages/served-files.ts'

export type Assets = {
  /** `scripts` in the order they run: ours stands before the library it holds to its rules, and after it. */
  paths: { style: string; scripts: string[]; icon: string }
  answer: ServedFiles['answer']
}

/** In this order: each part after those it uses. */
export const scriptParts = [
  'page',
  'sound',
  'pulse',
  'line',
  'life',
  'keep',
  'ticks',
  'reader',
  'draft',
  'length',
  'send-file',
  'saved',
  'keys',
  'welcome',
  'passkey',
] as const

/** Colours and elements first, then the frame, then what stands in it. */
export const styleParts = [
  'ground',
  'frame',
  'forms',
  'parts',
  'chat',
  'knowledge',
  'cases',
  'figures',
] as const

/** Reads the console's few files once, at the start. */
export function loadAssets(): Assets {
  const { add, answer } = servedFiles('/desk/assets')
  const own = (path: string) => readFileSync(new URL(`../files/${path}`, import.meta.url), 'utf8')
  const library = (path: string) =>
    readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')
  const script = (part: string) => own(`script/${part}.js`)

  return {
    paths: {
      style: add('desk', 'css', styleParts.map((part) => own(`style/${part}.css`)).join('\n')),
      scripts: [
        add('trust', 'js', joinScript([script('trust')])),
        add('htmx', 'js', library('htmx.org/dist/htmx.min.js')),
        add('morph', 'js', library('idiomorph/dist/idiomorph-ext.min.js')),
        add('desk', 'js', joinScript(scriptParts.map(script))),
      ],
      icon: add('desk', 'svg', own('icon.svg')),
    },
    answer,
  }
}
