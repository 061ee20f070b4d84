import { reportKinds } from '../domain/report.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from './addresses.ts'
import { type Draft, draft } from './change.ts'
import { newHead, type Seen } from './chat-record.ts'
import { keyOfCode, type ReportCode } from './coded-verdicts.ts'
import { putCode } from './continuation-code.ts'
import { putFileToSend } from './file-to-send.ts'
import {
  entryKey,
  failedKey,
  handOverEndKey,
  handOverKey,
  headKey,
  lineKey,
  objectionKey,
  offerKey,
  outboxKey,
  placeKey,
  reportCodeKey,
  reportKey,
  reportWithdrawnKey,
  seenKey,
  voiceKey,
} from './keys.ts'
import type { Loaded } from './load-chat.ts'
import { newId } from './new-id.ts'
import { hashOfObjection } from './objections.ts'
import { noOffer } from './offer-memory.ts'
import { emptyOutbox, isEmpty, nextDue } from './outbox.ts'
import { nextRemoval } from './removals.ts'
import { sendLetters } from './send-letters.ts'
import { planSweep } from './sweep.ts'
import type { TurnState } from './turn-state.ts'

/** Stores a turn as one commit. False: the chat changed meanwhile and nothing was stored. */
export async function storeTurn(
  store: Store,
  keyring: HashIndex,
  loaded: Loaded,
  state: TurnState,
): Promise<boolean> {
  const { chat } = state
  const { indexed, firstNew } = loaded
  const change = draft()
  for (const [key, version] of loaded.versions) change.insist(key, version)
  sendLetters(change, state)
  await writeReports(change, keyring, loaded, state)
  if (state.head.erasing) stripBare(state)
  planSweep(state, firstNew)
  writeTurn(change, loaded, state)
  for (const { code, number, part } of state.objected) {
    const key = objectionKey(await hashOfObjection(keyring, code), number)
    change.insist(key, 0)
    change.put('objection-part', key, part)
    state.head.objectionKeys = [...(state.head.objectionKeys ?? []), key]
  }
  if (state.continuation !== null) {
    const { head, continuation, now } = state
    head.code = await putCode(change, keyring, chat, head, continuation, now)
  }
  for (const { code, verdict } of state.newlyCoded) {
    const key = await keyOfCode(keyring, code)
    // Taken already: the turn is done again and draws another one.
    change.insist(key, 0)
    change.put('coded-verdict', key, verdict)
  }
  writeHandOver(change, loaded, state)
  change.put('head', headKey(chat), state.head)
  change.move('due', chat, indexed.due, state.head.turn?.due ?? null)
  change.move('send', chat, indexed.send, nextDue(state.outbox))
  change.move('remove', chat, indexed.remove, nextRemoval(state.outbox.removals))
  change.move('forget', chat, indexed.forget, state.head.forgetAt)
  change.move('report', chat, indexed.report, state.head.reportAt ?? null)
  change.move('checkin', chat, indexed.checkin, state.head.session.journey?.dueAt ?? null)
  return store.commit(change.change())
}

function writeTurn(change: Draft, { found, stored }: Loaded, state: TurnState): void {
  const { chat, outbox, offer, places, failed } = state
  for (let number = stored.firstEntry; number < state.head.firstEntry; number++)
    change.remove(entryKey(chat, number))
  if (failed) change.put('entry', failedKey(chat, failed.number), failed.entry)
  for (const [number, line] of state.lines)
    if (line) change.put('line', lineKey(chat, number), line)
    else change.remove(lineKey(chat, number))
  for (const place of places) change.put('place', placeKey(chat, place.at), place)
  for (const file of state.files) putFileToSend(change, chat, file)

  if (!isEmpty(outbox)) change.put('outbox', outboxKey(chat), outbox)
  else if (stored.outbox) change.remove(outboxKey(chat))
  for (const { hash, line } of state.seen) {
    const seen: Seen = { entry: state.head.nextEntry, at: state.now, line }
    change.insist(seenKey(chat, hash), 0)
    change.put('seen', seenKey(chat, hash), seen)
  }
  if (offer === found.offer) return
  if (offer.parts.length > 0) change.put('offer', offerKey(chat), offer)
  else change.remove(offerKey(chat))
}

/**
 * What was told in a report, and the pointer of its receipt. Of a chat that its writer erases the desk hears
 * the reports' ids, so that what it took over goes as well.
 */
async function writeReports(
  change: Draft,
  keyring: HashIndex,
  { found }: Loaded,
  { chat, head, reports, now }: TurnState,
): Promise<void> {
  for (const kind of reportKinds) {
    const report = reports[kind]
    const mark = head.reports?.[kind]
    if (head.erasing) {
      const { into } = head.erasing
      if (mark && into !== null)
        change.put('report-withdrawn', reportWithdrawnKey(mark.id), { at: now })
      if (mark?.codeKey) change.remove(mark.codeKey)
      change.remove(reportKey(chat, kind))
      continue
    }
    if (!report || report === found.reports[kind]) continue
    change.put('report', reportKey(chat, kind), report)
    if (!mark || mark.codeKey !== null) continue
    const key = reportCodeKey(await keyring.index(`report-code:${report.code}`))
    // Taken already: the turn is done again and draws another one.
    change.insist(key, 0)
    change.put('report-code', key, {
      report: report.id,
      ...(kind === 'journey' ? { checkIn: chat } : {}),
    } satisfies ReportCode)
    mark.codeKey = key
  }
}

/** Who speaks, the hand-over's mirror, and what is kept of one that ended. */
function writeHandOver(change: Draft, { found, stored }: Loaded, state: TurnState): void {
  const { chat, voice, ended, head } = state
  if (voice !== found.voice) change.put('voice', voiceKey(chat), voice)
  const handOver = head.handOver ?? null
  if (handOver && handOver !== stored.handOver) change.put('hand-over', handOverKey(chat), handOver)
  if (!handOver && stored.handOver) change.remove(handOverKey(chat))
  if (ended) change.put('hand-over-end', handOverEndKey(ended.endedAt, newId()), ended)
}

/**
 * A chat that is to be forgotten keeps nothing but where it was reached and what must still be said. The
 * rest goes with this very commit, the transcript right after it.
 */
function stripBare(state: TurnState): void {
  const { head, now } = state
  const { addresses, nextLine, nextEntry, forgetAt, code, erasing, objectionKeys } = head
  state.head = {
    ...newHead(now, addresses, nextLine),
    nextEntry,
    firstEntry: nextEntry,
    forgetAt,
    code,
    erasing,
    ...(objectionKeys ? { objectionKeys } : {}),
    turn: { first: now, due: now, distress: false },
  }
  state.outbox = emptyOutbox
  state.offer = noOffer
  state.places = []
  state.files = []
  state.newlyCoded = []
  state.continuation = null
  state.objected = []
  state.seen = []
  state.lines.clear()
}
