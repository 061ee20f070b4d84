import type { Colleague } from './colleague.ts'

export type OpenPage = {
  /** Whoever hangs up first: the number of times the stream had to be opened again. */
  reopened(): number
  /** How many pieces were fetched, and their bytes. */
  fetched(): { count: number; bytes: number }
  close(): void
}

/**
 * A chat's page that stands open: it listens to the stream of hints and fetches the pieces they concern, each at
 * most once at a time and once more where something came meanwhile, as `hx-sync="this:queue last"` does.
 */
export async function openPage(
  { get, listen }: Colleague,
  chat: string,
  onPiece: (html: string) => void,
): Promise<OpenPage> {
  let closed = false
  let reopened = 0
  let count = 0
  let bytes = 0
  let hangUp = () => {}

  const whole = await get(`/desk/chat/${chat}`)
  const pieces = [...whole.text.matchAll(/data-live="([\w ]+)" hx-get="([^"]+)"/g)]
  if (pieces.length !== 2) throw new Error('the page has other live pieces than it had')
  const live = pieces.map(([, hints = '', path = '']) => {
    let running = false
    let again = false
    async function run(): Promise<void> {
      if (running) {
        again = true
        return
      }
      running = true
      do {
        again = false
        const answer = await get(path, { 'HX-Request': 'true' })
        if (answer.status !== 200) throw new Error(`a piece was answered ${answer.status}`)
        count += 1
        bytes += answer.text.length
        if (path.startsWith('/desk/chat/')) onPiece(answer.text)
      } while (again && !closed)
      running = false
    }
    return { hints: hints.split(' '), run }
  })

  function refresh(changed: string[] | null): void {
    for (const { hints, run } of live)
      if (changed === null || hints.some((hint) => changed.includes(hint))) void run()
  }
  function open(): void {
    hangUp = listen(
      `/desk/events?chat=${chat}`,
      (data) => refresh(data.split(' ')),
      () => {
        if (closed) return
        reopened += 1
        setTimeout(() => {
          open()
          refresh(null)
        }, 500)
      },
    )
  }
  open()
  return {
    reopened: () => reopened,
    fetched: () => ({ count, bytes }),
    close() {
      closed = true
      hangUp()
    },
  }
}
