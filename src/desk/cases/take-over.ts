import { fileTypeOf } from '../../domain/file-type.ts'
import { mayBeTaken, type Report } from '../../domain/report.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { every } from '../../runtime/clocks.ts'
import type { Reports } from '../../runtime/reports.ts'
import type { Cases } from './cases.ts'

/** So often is looked for what was told. */
const roundEvery = 5_000

export type TakeOverOptions = {
  reports: Reports
  cases: Pick<Cases, 'openFromReport' | 'withdraw' | 'addFile' | 'linesOf'>
  /** The bytes of what came with a line of a chat. Rejects where they cannot be had. */
  fetchFile(chat: string, line: number): Promise<{ bytes: Uint8Array }>
  /** One page of a report for a family to carry, a PDF. */
  pageOf(report: Report): Promise<Uint8Array>
  clock: Clock
  log: Log
}

/**
 * Takes over what chats told into cases. Every step may be done twice: a report counts as taken only once its
 * case and its files are stored, so a crash anywhere means that it is taken over again.
 */
export function createTakeOver({ reports, cases, fetchFile, pageOf, clock, log }: TakeOverOptions) {
  async function round(): Promise<void> {
    for (const id of await reports.withdrawn()) {
      await cases.withdraw(id)
      await reports.settle(id)
    }
    for (const chat of await reports.waiting()) {
      try {
        await takeChat(chat)
      } catch (error) {
        // One chat that cannot be read keeps no other waiting.
        log.warn('cases.not-taken-over', { chat, fault: faultOf(error) })
      }
    }
  }

  async function takeChat(chat: string): Promise<void> {
    const found = await reports.read(chat)
    if (!found) return
    // Before files, which may have to be waited for.
    for (const report of found.pages)
      await reports.sendPage(chat, report.about, await pageOf(report))
    const { desk, life } = found
    for (const report of found.reports) {
      const { kind } = await cases.openFromReport(report, { desk, chat, life })
      // Pictures are more than the least: they wait for a yes.
      const mayHold = kind !== 'no-consent' && kind !== 'gone' && mayBeTaken(report.consents)
      if (mayHold) await takeFiles(chat, report)
      await reports.taken(chat, report.about, report.revision)
    }
  }

  async function takeFiles(chat: string, { id, files }: Report): Promise<void> {
    const there = new Set(await cases.linesOf(id))
    for (const line of files) {
      if (there.has(line)) continue
      const bytes = await bytesOf(chat, line)
      if (bytes) await cases.addFile(id, { bytes, type: fileTypeOf(bytes) }, line)
    }
  }

  /** Null: it is gone or too large for ever. Rejects where trying again may help. */
  async function bytesOf(chat: string, line: number): Promise<Uint8Array | null> {
    try {
      return (await fetchFile(chat, line)).bytes
    } catch (error) {
      const kind = error instanceof Error && 'kind' in error ? error.kind : null
      if (kind === 'gone' || kind === 'too-large') return null
      throw error
    }
  }

  let stop = async () => {}
  return {
    round,
    start() {
      stop = every(clock, roundEvery, round, (error) =>
        log.warn('cases.take-over-failed', { fault: faultOf(error) }),
      )
    },
    stop: () => stop(),
  }
}

const faultOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
