import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'

export type Listening = {
  /** Where it listens, as a browser on this machine reaches it. */
  url: string
  /** Takes no more connections; resolves when the last one is closed. */
  end(): Promise<void>
  /** Closes those that are still open. */
  cut(): void
}

/** Listens at the address of the settings. Rejects where it cannot. */
export function listen(
  { fetch }: Pick<Hono, 'fetch'>,
  { host, port: asked }: Pick<Config, 'host' | 'port'>,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port: asked }, ({ address, port, family }) =>
      resolve({
        url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
        end: () => new Promise((ended) => server.close(() => ended())),
        cut() {
          if ('closeAllConnections' in server) server.closeAllConnections()
        },
      }),
    )
    server.once('error', reject)
  })
}
