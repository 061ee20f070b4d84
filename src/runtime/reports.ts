import { type Desk, deskOf } from '../domain/desk.ts'
import { basisOf, type Report, type ReportKind, reportKinds } from '../domain/report.ts'
import type { Store } from '../ports/store.ts'
import type { ChangeChat } from './change-chat.ts'
import type { Head } from './chat-record.ts'
import { everyRecord } from './every-record.ts'
import { fileToSend } from './file-to-send.ts'
import { sayAtDesk, whereToAnswer } from './hand-over.ts'
import { noteWaiting } from './keep-report.ts'
import {
  headKey,
  readIndexKey,
  reportKey,
  reportsWithdrawnPrefix,
  reportWithdrawnKey,
} from './keys.ts'
import { ownTexts, type Rules } from './rules.ts'
import { fromBytes } from './stored-form.ts'

/** Reports of a chat as they lie with it. `life`: somebody in it may be held, or is a child. */
export type ToldReports = {
  reports: Report[]
  desk: Desk
  life: boolean
  /** Those of which the person wants a page to carry. */
  pages: Report[]
}

/** What the desk takes over from chats. Each may be called at any time, again, and after a crash. */
export type Reports = {
  /** Chats in which something was told that the desk has not taken over, the oldest first. */
  waiting(): Promise<string[]>
  /** The reports of a chat that may be taken over, or were; null: there is no such chat (any more). */
  read(chat: string): Promise<ToldReports | null>
  /** The desk has a report up to a revision; what was told since goes on waiting. */
  taken(chat: string, about: ReportKind, revision: number): Promise<void>
  /** Sends a page of a report, a PDF, to whoever asked for it in the chat. */
  sendPage(chat: string, about: ReportKind, page: Uint8Array): Promise<void>
  /** Ids of reports whose chats were erased by whoever wrote them. */
  withdrawn(): Promise<string[]>
  /** The desk has seen that. */
  settle(id: string): Promise<void>
}

export function createReports(store: Store, changeChat: ChangeChat, say: Rules['say']): Reports {
  return {
    async waiting() {
      const chats: string[] = []
      for await (const { key } of everyRecord(store, 'report/')) {
        const found = readIndexKey(key)
        if (found) chats.push(found.chat)
      }
      return chats
    },
    async read(chat) {
      const [storedHead, ...stored] = await store.read([
        headKey(chat),
        ...reportKinds.map((kind) => reportKey(chat, kind)),
      ])
      const head = fromBytes<Head>('head', storedHead)
      if (!head || head.erasing) return null
      const told = stored.flatMap((one) => fromBytes<Report>('report', one) ?? [])
      const pages = told.filter(({ about }) => head.reports?.[about]?.pageAsked)
      const reports = told.filter(
        (report) =>
          basisOf(report.consents, head.dangers.held) !== null ||
          (head.reports?.[report.about]?.taken ?? 0) > 0,
      )
      const desk = deskOf[head.session.language ?? 'id']
      return { reports, desk, life: head.dangers.held, pages }
    },
    async taken(chat, about, revision) {
      await changeChat(chat, null, (state) => {
        const { head } = state
        const mark = head.reports?.[about]
        if (!mark || mark.taken >= revision) return { result: null, store: false }
        head.reports = { ...head.reports, [about]: { ...mark, taken: revision } }
        noteWaiting(state)
        return { result: null, store: true }
      })
    },
    async sendPage(chat, about, page) {
      await changeChat(chat, null, (state) => {
        const { head } = state
        const { pageAsked, ...mark } = head.reports?.[about] ?? {}
        const to = whereToAnswer(state)
        if (!pageAsked || !('id' in mark) || !to) return { result: null, store: false }
        const language = head.session.language ?? 'id'
        const ready = fileToSend(page, language, say)
        state.files.push(ready)
        const text = say(language, ownTexts.pageReady, {})
        sayAtDesk(state, { to, text, choices: [], file: ready.file, leave: false }, { by: 'suar' })
        head.reports = { ...head.reports, [about]: mark }
        noteWaiting(state)
        return { result: null, store: true }
      })
    },
    async withdrawn() {
      const ids: string[] = []
      for await (const { key } of everyRecord(store, reportsWithdrawnPrefix))
        ids.push(key.slice(reportsWithdrawnPrefix.length))
      return ids
    },
    async settle(id) {
      await store.commit({ delete: [reportWithdrawnKey(id)] })
    },
  }
}
