import {
  type Case,
  type CaseExport,
  type ExportFormat,
  mayShare,
  purposeFor,
  type Recipient,
  type Tombstone,
} from '../../domain/case.ts'
import { type ReferralReason, referralReasons } from '../../domain/case-fields.ts'
import type { StaffMember } from '../../domain/desk.ts'
import { assertPortrait, mostPortraits, PortraitFault } from '../../domain/portrait.ts'
import { readFile } from '../../runtime/file-records.ts'
import { newId } from '../../runtime/new-id.ts'
import { retention } from '../../runtime/retention.ts'
import {
  caseFileKey,
  documentKey,
  type ExportPointer,
  exportKey,
  exportPointerKind,
} from './case-record.ts'
import { type CaseOutcome, type CaseWhy, pointerOf, readCase } from './case-store.ts'
import { caseAct } from './change-cases.ts'
import { handle } from './edit-case.ts'
import { mayWith, type ReadGround } from './read-cases.ts'

/**
 * Writes a case in a form others can take in. Pure: the same case gives the same document. Rejects with a
 * `PortraitFault` for a picture it cannot put there.
 */
export type WriteDocument = (
  format: ExportFormat,
  one: Case,
  exported: Pick<CaseExport, 'id' | 'to' | 'at' | 'expiresAt'>,
  pictures: readonly Uint8Array[],
) => Promise<Uint8Array>

export type Exported = { done: true; id: string; bytes: Uint8Array } | { done: false; why: CaseWhy }

/** What a partner gets under an id: the document, or after its time what says that it is over. */
export type Fetched =
  | { kind: 'document'; format: ExportFormat; bytes: Uint8Array }
  | { kind: 'tombstone'; tombstone: Tombstone }

/** Giving something of a case to somebody outside: never without a consent that covers them. */
export type ShareCases = {
  refer(
    member: StaffMember,
    id: string,
    referral: { to: Recipient; reason: string; details: string },
  ): Promise<CaseOutcome>
  /**
   * Writes a document for a recipient, kept until its time is over. `days`: how long they may hold it.
   * `pictures`: numbers of files whose pictures go onto a notice; other forms bear none.
   */
  exportCase(
    member: StaffMember,
    id: string,
    wanted: { format: ExportFormat; to: Recipient; days: number; pictures?: readonly number[] },
  ): Promise<Exported>
  /** Null: there was never such an export, or even its tombstone is over. */
  fetchExport(exported: string): Promise<Fetched | null>
}

const mostName = 200
const day = 86_400_000
export const mostExportDays = Math.floor(retention.caseExport / day)

export function createShareCases(ground: ReadGround, write: WriteDocument): ShareCases {
  const { store, clock } = ground
  const act = caseAct(ground)

  return {
    refer: (member, id, { to, reason, details }) => {
      const recipient = recipientOf(to)
      return act(member, id, { right: 'refer-case', act: 'case-referred' }, (edit) => {
        const { case: one, now } = edit
        if (!recipient || !isReason(reason) || details.length > 4_000) return 'malformed'
        const refused = refusal(one, recipient)
        if (refused) return refused
        const number = one.referrals.length + 1
        one.referrals.push({
          number,
          to: recipient,
          reason,
          details: details.normalize('NFC').trim(),
          purpose: purposeFor(one, recipient),
          by: member.id,
          at: now,
          stoppedAt: null,
        })
        edit.note(`referral:${number}`, null, recipient.name)
        handle(edit)
        return { about: { referral: String(number), country: recipient.country } }
      })
    },

    async exportCase(member, id, { format, to, days, pictures = [] }) {
      const recipient = recipientOf(to)
      if (!recipient || !Number.isSafeInteger(days) || days < 1 || days > mostExportDays)
        return { done: false, why: 'malformed' }
      if (pictures.length > (format === 'yellow-notice' ? mostPortraits : 0))
        return { done: false, why: 'malformed' }
      for (;;) {
        const found = await readCase(store, id)
        if (!found) return { done: false, why: 'unknown' }
        const at = clock.now()
        const exported: CaseExport = {
          id: newId(),
          format,
          to: recipient,
          purpose: purposeFor(found.one, recipient),
          by: member.id,
          at,
          expiresAt: at + days * day,
          ...(pictures.length > 0 ? { pictures: [...pictures] } : {}),
        }
        // Nobody who may not have it makes us write it; the act itself looks again.
        const refused =
          refusal(found.one, recipient) ??
          (mayWith(member, 'export-case', found.one) ? null : 'not-allowed')
        const bytes = refused ? new Uint8Array() : await written(found.one, exported)
        if (bytes === null) return { done: false, why: 'no-picture' }
        let moved = false
        const outcome = await act(
          member,
          id,
          { right: 'export-case', act: 'case-exported' },
          (edit) => {
            const { case: one } = edit
            const why = refusal(one, recipient)
            if (why) return why
            // A face leads to a person: whoever may not open it does not send it either.
            if (pictures.length > 0 && !mayWith(member, 'open-masked', one)) return 'not-allowed'
            // What was written is of another moment: written anew.
            moved = one.changes !== found.one.changes
            if (moved) return 'not-open'
            one.exports.push(exported)
            edit.note(`export:${exported.id}`, null, format)
            const pointer = exportPointerKind.encode(pointerOf(one, exported, id))
            return {
              about: {
                format,
                export: exported.id,
                country: recipient.country,
                ...(pictures.length > 0 ? { pictures: pictures.join('-') } : {}),
              },
              beside: {
                put: [
                  [documentKey(id, exported.id), bytes],
                  [exportKey(exported.id), pointer],
                ],
              },
            }
          },
        )
        if (outcome.done) return { done: true, id: exported.id, bytes }
        if (!moved) return outcome
      }
    },

    async fetchExport(exported) {
      const [stored] = await store.read([exportKey(exported)])
      if (!stored) return null
      const pointer = exportPointerKind.decode(stored.value)
      const document = await documentOf(pointer)
      return document ?? { kind: 'tombstone', tombstone: tombstoneOf(pointer) }
    },
  }

  /** Null: one of its pictures is not there, or cannot be put on a page. */
  async function written(one: Case, exported: CaseExport): Promise<Uint8Array | null> {
    const pictures: Uint8Array[] = []
    for (const number of exported.pictures ?? []) {
      const isOfCase = one.files.some((file) => file.number === number)
      const file = isOfCase ? await readFile(store, caseFileKey(one.id, number)) : null
      if (!file) return null
      pictures.push(file.bytes)
    }
    try {
      for (const picture of pictures) assertPortrait(picture)
      return await write(exported.format, one, exported, pictures)
    } catch (error) {
      if (error instanceof PortraitFault) return null
      throw error
    }
  }

  async function documentOf(pointer: ExportPointer): Promise<Fetched | null> {
    if (pointer.case === null || pointer.expiryDate <= clock.now()) return null
    const found = await readCase(store, pointer.case)
    const exported = found?.one.exports.find(({ id }) => id === pointer.id)
    const [document] = await store.read([documentKey(pointer.case, pointer.id)])
    if (!found || !exported || !document) return null
    if (!mayShare(found.one, exported.to)) return null
    return { kind: 'document', format: exported.format, bytes: document.value }
  }
}

export function tombstoneOf({ id, sourceDate, entryDate, expiryDate }: Tombstone): Tombstone {
  return { id, sourceDate, entryDate, expiryDate }
}

function refusal(one: Case, to: Recipient): CaseWhy | null {
  if (one.withdrawn) return 'withdrawn'
  return mayShare(one, to) ? null : 'no-consent'
}

function recipientOf({ name, country }: Recipient): Recipient | null {
  const words = name.normalize('NFC').trim()
  const code = country.trim().toUpperCase()
  if (words === '' || words.length > mostName || !/^[A-Z]{2}$/.test(code)) return null
  return { name: words, country: code }
}

const isReason = (reason: string): reason is ReferralReason =>
  referralReasons.some((one) => one === reason)
