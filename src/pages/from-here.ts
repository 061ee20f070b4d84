/** What a request says of where it came from. */
export type Provenance = {
  /** The `Sec-Fetch-Site` header. */
  site: string | undefined
  /** The `Origin` header. */
  origin: string | undefined
  /** Origins this page is served under. */
  ours: string[]
}

/**
 * Whether a post came from our own page. Browsers since 2020 say so in `Sec-Fetch-Site`; older ones send
 * `Origin`. A request with neither is no browser's, so there is nobody whose cookies it could misuse.
 * `Origin: null` alone is refused: a sandboxed frame of another site sends it too.
 */
export function fromHere({ site, origin, ours }: Provenance): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return origin === undefined || ours.includes(origin)
}
