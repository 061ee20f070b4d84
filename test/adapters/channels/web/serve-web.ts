import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type WebChannel, type WebOptions, web } from '../../../../src/adapters/channels/web/web.ts'
import type { Texts } from '../../../../src/adapters/channels/web/words.ts'
import { languages } from '../../../../src/domain/language.ts'
import { plainDraw } from '../../../fixtures/picture.ts'
import { recordingLog } from '../../../fixtures/recording-log.ts'

export function localeFile(language: string): Record<string, string> {
  const path = new URL(`../../../../locales/${language}/web.json`, import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8'))
}

const locales = new Map(languages.map((language) => [language, localeFile(language)]))

/** The page's own sentences, read from the files as they are. */
export const texts: Texts = (language, key) => {
  const text = locales.get(language)?.[key.replace(/^web:/, '')]
  if (text === undefined) throw new Error(`no text for ${key} in ${language}`)
  return text
}

/** The channel with settings as on a developer's machine. */
export function webForTest(options: Partial<WebOptions> = {}): WebChannel {
  return web({
    texts,
    log: recordingLog(),
    draw: plainDraw,
    publicUrl: null,
    trustProxy: false,
    ...options,
  })
}

/** Serves it on a free port of this machine. */
export async function serveWeb(channel: WebChannel, port = 0) {
  const server = serve({ fetch: channel.app.fetch, hostname: '127.0.0.1', port })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port: given } = server.address() as AddressInfo
  return {
    port: given,
    url: `http://127.0.0.1:${given}`,
    /** Cuts every connection, as a lost network does, and stops listening. */
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
