import { html } from 'hono/html'
import type { Words } from '../words.ts'
import { field } from './field.ts'
import { qrHtml } from './qr.ts'

/** The time-code secret, as a picture to scan and as letters to type in. Shown once, when it was made. */
export function enrolHtml({ secret, uri }: { secret: string; uri: string }, words: Words) {
  const inFours = secret.match(/.{1,4}/g) ?? []
  return html`<p>${words('entry:welcome-scan')}</p>
${qrHtml(uri, words('entry:welcome-picture'))}
<p>${words('entry:welcome-by-hand')} <code class="secret">${inFours.join(' ')}</code></p>`
}

/** Where a time code is typed. */
export function codeField(words: Words, label: string, name = 'code') {
  return field({
    name,
    label,
    hint: words('frame:code-hint'),
    numeric: true,
    autocomplete: 'one-time-code',
    most: 12,
  })
}
