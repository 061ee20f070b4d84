import { html } from 'hono/html'
import type { Assets } from './assets.ts'
import { head } from './head.ts'
import type { Words } from './words.ts'

const topics = ['length', 'weight', 'volume', 'time'] as const

/**
 * What stands on the screen after hiding: a table of measures. Somebody looking over a shoulder learns
 * nothing from it, not even that this person looked for work, and all of it is true. It links nowhere.
 */
export function dullPage(words: Words, assets: Assets['paths']) {
  return html`<!doctype html>
<html lang="${words.language}">
${head(words('dull-title'), assets)}
<body>
${dullMain(words)}
</body>
</html>`
}

/** The same without the frame: the script swaps it in at once, before the network has answered. */
export function dullMain(words: Words) {
  return html`<main><h1>${words('dull-title')}</h1>${topics.map(
    (topic) =>
      html`<h2>${words(`dull-${topic}`)}</h2><p class="rows">${words(`dull-${topic}-rows`)}</p>`,
  )}</main>`
}
