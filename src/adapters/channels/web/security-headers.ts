const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const always: [name: string, value: string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  // For browsers that do not know frame-ancestors.
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()'],
]

const twoYears = 63_072_000

/** Put on every answer of the public page. Nothing but the named assets may stay in any cache. */
export function setSecurityHeaders(headers: Headers, strictTransport: boolean): void {
  for (const [name, value] of always) headers.set(name, value)
  // A file has a stricter one of its own.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (strictTransport) headers.set('Strict-Transport-Security', `max-age=${twoYears}`)
}
