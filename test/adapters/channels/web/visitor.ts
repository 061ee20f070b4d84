import type { ScreenNews } from '../../../../src/adapters/channels/web/screen.ts'
import type { WebChannel } from '../../../../src/adapters/channels/web/web.ts'

type Screen = ScreenNews & { known: boolean }

const form = 'application/x-www-form-urlencoded'

/** A browser without a script: keeps cookies, sends forms or JSON, follows nothing by itself. */
export function visitor(app: WebChannel['app'], headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, {
      ...init,
      headers: { ...headers, ...(cookie && { Cookie: cookie }), ...init.headers },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** What `GET /screen` says. */
  async function screen(after: number): Promise<Screen> {
    return (await (await request(`/screen?after=${after}`)).json()) as Screen
  }

  return {
    jar,
    screen,
    get: (path: string, more: Record<string, string> = {}) => request(path, { headers: more }),
    form: (path: string, fields: Record<string, string>, more: Record<string, string> = {}) =>
      request(path, {
        method: 'POST',
        headers: { 'Content-Type': form, ...more },
        body: new URLSearchParams(fields).toString(),
      }),
    json: (path: string, fields: unknown, more: Record<string, string> = {}) =>
      request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...more },
        body: JSON.stringify(fields),
      }),
    /** A form with a file, as a browser writes it. */
    async upload(
      path: string,
      fields: Record<string, string>,
      file: Uint8Array | null,
      more: Record<string, string> = {},
    ) {
      const filled = new FormData()
      for (const [name, value] of Object.entries(fields)) filled.set(name, value)
      filled.set(
        'file',
        new File(file ? [Buffer.from(file)] : [], file ? 'Surat Perjanjian.exe' : ''),
      )
      const { headers, body } = new Request('http://localhost', { method: 'POST', body: filled })
      return await request(path, {
        method: 'POST',
        headers: { 'Content-Type': headers.get('Content-Type') ?? '', ...more },
        body,
        duplex: 'half',
      } as RequestInit)
    },
    raw: (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) =>
      request(path, { method: 'POST', headers: { 'Content-Type': type }, body }),
  }
}

export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
