const always: [name: string, value: string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  // For browsers that do not know frame-ancestors.
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]

const twoYears = 63_072_000

export type Policies = {
  /** Directives of the content policy, most of which every page of ours has. */
  content: string[]
  permissions: string
  /** Whether browsers are to ask for nothing but https from now on. */
  strictTransport: boolean
}

/** What every page of ours allows: itself, and nobody else. */
export const selfOnly = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
]

/** Put on every answer. Nothing but named files may stay in any cache; a file that is handed out keeps its sandbox. */
export function setSecurityHeaders(
  headers: Headers,
  { content, permissions, strictTransport }: Policies,
): void {
  for (const [name, value] of always) headers.set(name, value)
  headers.set('Permissions-Policy', permissions)
  const own = headers.get('Content-Security-Policy')
  if (!own?.includes('sandbox')) headers.set('Content-Security-Policy', content.join('; '))
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (strictTransport) {
    headers.set('Strict-Transport-Security', `max-age=${twoYears}; includeSubDomains`)
  }
}
