import type { StaffMember } from '../../domain/desk.ts'
import type { FileType } from '../../domain/file-type.ts'
import type { Keyring } from '../../runtime/keyring.ts'
import { type CaseEntries, createCaseEntries } from './case-entries.ts'
import { addFile } from './case-files.ts'
import { type CaseOutcome, readCase } from './case-store.ts'
import { type ChangeCases, createChangeCases } from './change-cases.ts'
import {
  type CheckInActs,
  type CheckInsOfChats,
  createCheckInActs,
  noCheckIns,
} from './check-in-acts.ts'
import { createEraseCases, type EraseCases } from './erase-case.ts'
import { createMergeCases, type MergeCases } from './merge-cases.ts'
import { type MergeOffer, mergeOffers } from './merge-offers.ts'
import { createOfficerRequests, type OfficerRequestForm } from './officer-requests.ts'
import { createOpenCases, type OpenCases } from './open-cases.ts'
import { createReadCases, type ReadCases, type ReadGround } from './read-cases.ts'
import { createShareCases, type ShareCases, type WriteDocument } from './share-cases.ts'

/** Everything of cases, over one store. */
export type Cases = OpenCases &
  ReadCases &
  ChangeCases &
  CaseEntries &
  ShareCases &
  MergeCases &
  EraseCases &
  CheckInActs & {
    /** Other cases that may be about the same person. */
    mergeOffers(member: StaffMember, id: string): Promise<MergeOffer[]>
    noteRequest(member: StaffMember, id: string, form: OfficerRequestForm): Promise<CaseOutcome>
    /** Puts a file that came with the report into the case. */
    addFile(
      id: string,
      file: { bytes: Uint8Array; type: FileType },
      line: number | null,
    ): Promise<CaseOutcome>
    /** The lines of the chat whose files are in the case already. */
    linesOf(id: string): Promise<number[]>
  }

export type CasesOptions = ReadGround & {
  destroyer: Pick<Keyring, 'destroy'>
  write: WriteDocument
  /** Absent: no chats are near, and no check-in runs. */
  checkIns?: CheckInsOfChats
}

export function createCases({
  destroyer,
  write,
  checkIns = noCheckIns,
  ...ground
}: CasesOptions): Cases {
  const reading = createReadCases(ground)
  return {
    ...createOpenCases(ground),
    ...reading,
    ...createChangeCases(ground),
    ...createCaseEntries(ground),
    ...createShareCases(ground, write),
    ...createMergeCases(ground),
    ...createEraseCases(ground, destroyer),
    ...createCheckInActs(ground, checkIns),
    mergeOffers: async (member, id) => mergeOffers(ground, member, id, await reading.list(member)),
    noteRequest: createOfficerRequests(ground),
    addFile: (id, file, line) => addFile(ground, id, file, line),
    async linesOf(id) {
      const found = await readCase(ground.store, id)
      return found?.one.files.flatMap(({ line }) => line ?? []) ?? []
    },
  }
}
