import { html } from 'hono/html'
import QRCode from 'qrcode'

/** The picture an authenticator app scans, drawn into the page itself: no other request ever holds the secret. */
export function qrHtml(text: string, label: string) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, row) => rowPath(modules, row))
  // The margin of four that readers ask for.
  const size = modules.size + 8
  return html`<svg class="qr" viewBox="-4 -4 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path class="qr-ground" d="M-4-4h${size}v${size}h-${size}z"/><path class="qr-dots" d="${rows.join('')}"/></svg>`
}

function rowPath({ data, size }: { data: Uint8Array; size: number }, row: number): string {
  return Array.from({ length: size }, (_, column) =>
    data[row * size + column] ? `M${column} ${row}h1v1h-1z` : '',
  ).join('')
}
