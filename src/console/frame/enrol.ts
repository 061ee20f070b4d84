import { html } from 'hono/html'
import type { TimeCodeSecret } from '../parts.ts'
import type { Words } from '../words.ts'
import { qrHtml } from './qr.ts'

/** The time-code secret, as a picture to scan and as letters to type in. */
export function enrolHtml({ secret, uri }: TimeCodeSecret, words: Words) {
  const inFours = secret.match(/.{1,4}/g) ?? []
  return html`<p>${words('entry:welcome-scan')}</p>
${qrHtml(uri, words('entry:welcome-picture'))}
<p>${words('entry:welcome-by-hand')} <code class="secret">${inFours.join(' ')}</code></p>`
}
