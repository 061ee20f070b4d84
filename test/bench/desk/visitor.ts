import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

export type Answer = { status: number; text: string; headers: IncomingHttpHeaders }

/** A browser as far as the network sees it: one set of cookies, connections that are kept. */
export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** A plain form. */
  post(path: string, fields: Record<string, string>): Promise<Answer>
  postJson(path: string, body: object): Promise<Answer>
  /** Holds a stream of events open; gives how to hang up. */
  listen(path: string, onData: (data: string) => void, onEnd: () => void): () => void
}

export function visitor(url: string): Visitor {
  const cookies = new Map<string, string>()
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })

  function keepCookies({ headers }: IncomingMessage): void {
    for (const set of headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  const headersOf = (more: Record<string, string>) => ({
    'Sec-Fetch-Site': 'same-origin',
    Origin: url,
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ...more,
  })

  function ask(
    method: string,
    path: string,
    more: Record<string, string>,
    body = '',
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(url + path, { method, agent, headers: headersOf(more) }, (answer) => {
        keepCookies(answer)
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', reject)
        answer.on('end', () => {
          const { statusCode: status = 0, headers } = answer
          resolve({ status, headers, text: Buffer.concat(pieces).toString() })
        })
      })
      asked.on('error', (error) => {
        // The server let go of a connection that was idle just when it was used again: a browser asks anew.
        if (asked.reusedSocket) resolve(ask(method, path, more, body))
        else reject(error)
      })
      asked.end(body)
    })
  }

  return {
    get: (path, headers = {}) => ask('GET', path, headers),
    post: (path, fields) =>
      ask(
        'POST',
        path,
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        new URLSearchParams(fields).toString(),
      ),
    postJson: (path, body) =>
      ask('POST', path, { 'Content-Type': 'application/json' }, JSON.stringify(body)),
    listen(path, onData, onEnd) {
      let over = false
      const ended = () => {
        if (!over) onEnd()
        over = true
      }
      const asked = request(url + path, { headers: headersOf({}) }, (answer) => {
        if (answer.statusCode !== 200) return ended()
        let rest = ''
        answer.setEncoding('utf8').on('data', (piece: string) => {
          const events = (rest + piece).split('\n\n')
          rest = events.pop() ?? ''
          for (const event of events)
            if (event.startsWith('data: ')) onData(event.slice('data: '.length))
        })
        answer.on('close', ended)
      })
      asked.on('error', ended)
      asked.end()
      return () => {
        over = true
        asked.destroy()
      }
    },
  }
}
