import type { Context } from 'hono'

export type ReachedSettings = {
  /** Where people reach the pages, e.g. `https://example.org`; null where nobody said. */
  publicUrl: string | null
  /** Whether `X-Forwarded-*` is written by a proxy of ours. */
  trustProxy: boolean
}

/** How a request reached us: whether over https, and under which origins we are served. */
export type ReachedBy = { secure: boolean; ours: string[] }

export function reachedBy(c: Context, { publicUrl, trustProxy }: ReachedSettings): ReachedBy {
  const forwarded = (name: string) =>
    trustProxy ? c.req.header(name)?.split(',')[0]?.trim() : undefined
  const seen = new URL(c.req.url)
  const protocol = forwarded('X-Forwarded-Proto') ?? seen.protocol.replace(':', '')
  const host = forwarded('X-Forwarded-Host') ?? seen.host
  return {
    secure: protocol === 'https' || isHttps(publicUrl),
    ours: [`${protocol}://${host}`, ...(publicUrl ? [new URL(publicUrl).origin] : [])],
  }
}

export function isHttps(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') ?? false
}
