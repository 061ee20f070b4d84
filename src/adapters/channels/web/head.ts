import { html } from 'hono/html'
import type { Assets } from './assets.ts'

/** The head of every page here. Title and file names say nothing of what is talked about. */
export function head(title: string, assets: Assets['paths'], script: unknown = '') {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
${script}
</head>`
}
