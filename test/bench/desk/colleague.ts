import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { type Answer, type Visitor, visitor } from './visitor.ts'

const password = 'tujuh belas perahu di muara'
const period = 30_000

/** Somebody of the staff, signed in and on duty. */
export type Colleague = Visitor & {
  name: string
  /** A form of the console, with the secret of the session in it. */
  act(path: string, fields?: Record<string, string>): Promise<Answer>
}

/** The link that `suar staff add` prints, for a service that runs with these settings. */
export async function invite(
  settings: Record<string, string>,
  name: string,
  desk: 'ID' | 'VN',
): Promise<string> {
  const args = ['bin/suar.mjs', 'staff', 'add', name, '--role', 'worker', '--desk', desk]
  const env = { ...process.env, ...settings }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return /#([\w-]+)\s*$/.exec(stdout)?.[1] ?? ''
}

/**
 * Comes in by the link as a browser does, signs out and in again with password and time code, and begins a
 * shift. A time code is good once: the first is of the step before. `ahead`: how many milliseconds the clock of
 * the service runs before ours.
 */
export async function colleague(
  url: string,
  name: string,
  desk: 'ID' | 'VN',
  token: string,
  ahead = 0,
): Promise<Colleague> {
  const browser = visitor(url)
  let csrf = ''
  const act = async (path: string, fields: Record<string, string> = {}) => {
    const answer = await browser.post(path, { ...fields, csrf })
    return must(answer, [200, 303])
  }
  const readCsrf = async () => {
    const { text } = must(await browser.get('/desk/rules'), [200])
    csrf = /data-csrf="([^"]+)"/.exec(text)?.[1] ?? ''
  }

  const given = { token, password, 'password-2': password, language: desk === 'VN' ? 'vi' : 'id' }
  const { text } = must(await browser.post('/desk/welcome/password', given), [200])
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
  const codeAt = (timestamp: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: timestamp + ahead })
  const first = { token, code: codeAt(Date.now() - period) }
  must(await browser.post('/desk/welcome/code', first), [303])
  await readCsrf()
  await act('/desk/sign-out')

  must(await browser.post('/desk/sign-in', { name: name.toLowerCase(), password }), [303])
  must(await browser.post('/desk/sign-in/code', { code: codeAt(Date.now()) }), [303])
  await readCsrf()
  await act(`/desk/rota/${desk}/start`)
  return { ...browser, name, act }
}

function must(answer: Answer, statuses: number[]): Answer {
  if (statuses.includes(answer.status)) return answer
  const said = /role="alert">([^<]*)/.exec(answer.text)?.[1] ?? ''
  throw new Error(`the console answered ${answer.status} ${said}`)
}
