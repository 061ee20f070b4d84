import { deskOf } from '../domain/desk.ts'
import type { Report, ReportKind } from '../domain/report.ts'
import { reportKinds } from '../domain/report.ts'
import type { Store } from '../ports/store.ts'
import type { ChangeChat } from './change-chat.ts'
import type { Head } from './chat-record.ts'
import { everyRecord } from './every-record.ts'
import { mayBeTaken } from './keep-report.ts'
import {
  headKey,
  readIndexKey,
  reportKey,
  reportsWithdrawnPrefix,
  reportWithdrawnKey,
} from './keys.ts'
import { fromBytes } from './stored-form.ts'

/** Reports of a chat as they lie with it. `life`: somebody in it may be held, or is a child. */
export type ToldReports = { reports: Report[]; desk: 'ID' | 'VN'; life: boolean }

/** What the desk takes over from chats. Each may be called at any time, again, and after a crash. */
export type Reports = {
  /** Chats in which something was told that the desk has not taken over, the oldest first. */
  waiting(): Promise<string[]>
  /** The reports of a chat that may be taken over, or were; null: there is no such chat (any more). */
  read(chat: string): Promise<ToldReports | null>
  /** The desk has a report up to a revision; what was told since goes on waiting. */
  taken(chat: string, about: ReportKind, revision: number): Promise<void>
  /** Ids of reports whose chats were erased by whoever wrote them. */
  withdrawn(): Promise<string[]>
  /** The desk has seen that. */
  settle(id: string): Promise<void>
}

export function createReports(store: Store, changeChat: ChangeChat): Reports {
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
      const reports = stored
        .flatMap((one) => fromBytes<Report>('report', one) ?? [])
        .filter((report) => mayBeTaken(report) || (head.reports?.[report.about]?.taken ?? 0) > 0)
      const desk = deskOf[head.session.language ?? 'id']
      return { reports, desk, life: head.dangers.held }
    },
    async taken(chat, about, revision) {
      await changeChat(chat, null, ({ head }) => {
        const mark = head.reports?.[about]
        if (!mark || mark.taken >= revision) return { result: null, store: false }
        head.reports = { ...head.reports, [about]: { ...mark, taken: revision } }
        const isDone = Object.values(head.reports).every((one) => one.taken >= one.revision)
        if (isDone) delete head.reportAt
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
