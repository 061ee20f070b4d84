// Trusted Types: htmx puts pieces in place as HTML, and has no hook for a policy of a name; so the default
// one stands for it, made by files/script/trust.js, and lets pass what this server has just answered.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ')

const always: [name: string, value: string][] = [
  ['Content-Security-Policy', policy],
  ['X-Content-Type-Options', 'nosniff'],
  // For browsers that do not know frame-ancestors.
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'geolocation=(), camera=(), microphone=(), payment=(), usb=()'],
]

const twoYears = 63_072_000

/** Put on every answer of the console. Nothing but its named files may stay in any cache. */
export function setSecurityHeaders(headers: Headers, strictTransport: boolean): void {
  // A file of a stranger comes with a stricter policy of its own.
  const own = headers.get('Content-Security-Policy')
  for (const [name, value] of always) headers.set(name, value)
  if (own?.startsWith('sandbox')) headers.set('Content-Security-Policy', own)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (strictTransport) headers.set('Strict-Transport-Security', `max-age=${twoYears}`)
}
