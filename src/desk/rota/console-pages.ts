import type { Desk, Urgency } from '../../domain/desk.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Pager } from '../../ports/page.ts'
import type { Store } from '../../ports/store.ts'
import { listAll } from '../../runtime/every-record.ts'
import { recordKind } from '../../runtime/records.ts'

/** `page/<staff>/<code>`: this person's turn it is. The console rings while it is there. */
export type ConsolePage = { code: string; desk: Desk; urgency: Urgency; at: number }

const pageKind = recordKind<ConsolePage>('page')
export const pagePrefix = 'page/'
const pageKey = (staff: string, code: string) => `${pagePrefix}${staff}/${code}`

export type ConsolePages = {
  /** The means of paging by the console itself. */
  pager: Pager
  /** What somebody is called to now. */
  of(staff: string): Promise<ConsolePage[]>
  /** Removes every page that is not wanted any more. */
  keepOnly(isWanted: (staff: string, code: string) => boolean): Promise<void>
  /** Calls back soon after somebody was called to something. Returns how to stop. */
  watch(staff: string, onChange: () => void): () => void
}

export function consolePages(store: Store, clock: Clock): ConsolePages {
  return {
    pager: {
      means: 'console',
      reaches: () => true,
      async send({ code, desk, urgency }, { id }) {
        const page = { code, desk, urgency, at: clock.now() }
        await store.commit({ put: [[pageKey(id, code), pageKind.encode(page)]] })
      },
    },
    async of(staff) {
      const stored = await listAll(store, `${pagePrefix}${staff}/`)
      return stored.map(({ value }) => pageKind.decode(value))
    },
    async keepOnly(isWanted) {
      const over = (await listAll(store, pagePrefix)).filter(({ key }) => {
        const [, staff = '', code = ''] = key.split('/')
        return !isWanted(staff, code)
      })
      if (over.length > 0) await store.commit({ delete: over.map(({ key }) => key) })
    },
    watch: (staff, onChange) => store.wake(`${pagePrefix}${staff}/`, onChange),
  }
}
