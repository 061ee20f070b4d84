import { type Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { get as httpsGet } from 'node:https'
import type { Api } from 'grammy'
import { GrammyError } from 'grammy'
import { FetchFault, type FetchOptions } from '../../../ports/channel.ts'
import { isFinal, reasonOf } from './faults.ts'

export type FileDoor = {
  api: Pick<Api, 'getFile'>
  /** Where files lie: the root of the Bot API with the token in it. Never to be logged or told. */
  filesRoot: string
  agent: Agent
  /** The longest silence while a file comes, in milliseconds. */
  patience: number
}

/** Telegram hands bots no more than this. */
const mostBytes = 20 * 1024 * 1024
/** A path as Telegram gives it. A server of one's own may name a place on its disk, which is none for us. */
const plainPath = /^(?!.*\.\.)[\w./ -]{1,300}$/

/**
 * Fetches what people sent by its `file_id`: asks where it lies, then reads no more than it may. No fault
 * ever holds the address, because the token is part of it.
 */
export function fileFetcher({ api, filesRoot, agent, patience }: FileDoor) {
  return async function fetch(ref: string, options: FetchOptions): Promise<Uint8Array> {
    const maxBytes = Math.min(options.maxBytes, mostBytes)
    const { path, size } = await whereItLies(ref)
    if (size > maxBytes) throw new FetchFault('too-large', 'telegram: too large')
    return await download(path, maxBytes, options.signal)
  }

  async function whereItLies(ref: string): Promise<{ path: string; size: number }> {
    try {
      const { file_path, file_size } = await api.getFile(ref)
      if (!file_path || !plainPath.test(file_path))
        throw new FetchFault('gone', 'telegram: no path to it')
      return { path: file_path, size: file_size ?? 0 }
    } catch (error) {
      throw error instanceof FetchFault ? error : faultOf(error)
    }
  }

  function download(path: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
    const address = `${filesRoot}/${path.split('/').map(encodeURIComponent).join('/')}`
    const get = address.startsWith('https:') ? httpsGet : httpGet
    return new Promise((resolve, reject) => {
      const request = get(address, { agent, signal, timeout: patience }, (response) => {
        readAll(response, maxBytes).then(resolve, (fault: unknown) => {
          request.destroy()
          reject(fault)
        })
      })
      request.on('timeout', () => request.destroy())
      // Whatever it is: its words hold the address.
      request.on('error', () => reject(new FetchFault('later', 'telegram: the file did not come')))
    })
  }
}

function faultOf(error: unknown): FetchFault {
  const reason = `telegram: ${reasonOf(error)}`
  const tooBig = error instanceof GrammyError && /file is too big/i.test(error.description)
  if (tooBig) return new FetchFault('too-large', reason)
  return new FetchFault(isFinal(error) ? 'gone' : 'later', reason)
}

async function readAll(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const { statusCode: status = 0 } = response
  if (status !== 200) {
    response.resume()
    // A redirect is as good as nothing: Telegram gives none, and the token must not go anywhere else.
    throw new FetchFault(status === 404 || status === 410 ? 'gone' : 'later', `telegram: ${status}`)
  }
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of response) {
      length += piece.length
      if (length > maxBytes) throw new FetchFault('too-large', 'telegram: too large')
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof FetchFault) throw error
    throw new FetchFault('later', 'telegram: the file broke off')
  }
  return Buffer.concat(pieces)
}
