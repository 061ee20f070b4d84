import { html } from 'hono/html'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleKey } from '../words.ts'

/** What came of an act, carried in the address of the page that tells it. */
export const tellings = {
  lost: 'chats:told-lost',
  'too-many': 'chats:told-too-many',
  taken: 'chats:told-taken',
  declined: 'chats:told-declined',
  ended: 'chats:told-ended',
  returned: 'chats:told-returned',
  transferred: 'chats:told-transferred',
  gone: 'chats:told-gone',
  noted: 'chats:told-noted',
  said: 'chats:told-said',
  kept: 'chats:told-kept',
  nobody: 'chats:fault-nobody',
} as const satisfies Record<string, ConsoleKey>
export type Telling = keyof typeof tellings

export function toldIn({ c, words }: StaffVisit): string | undefined {
  const key = Object.entries(tellings).find(([told]) => told === c.req.query('told'))?.[1]
  return key && words(key)
}

export const queuePath = (told: Telling) => `/desk/queue?told=${told}`
export const chatPath = (chat: string, told?: Telling) =>
  `/desk/chat/${chat}${told ? `?told=${told}` : ''}`

/** Stands where something was done that cannot be told in the address. */
export function faultHtml(fault: string | undefined) {
  return fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`
}
