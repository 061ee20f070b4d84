import { bySystem } from '../../domain/case.ts'
import type { FileType } from '../../domain/file-type.ts'
import { draft } from '../../runtime/change.ts'
import { putFile } from '../../runtime/file-records.ts'
import { audited } from '../knowledge/audited.ts'
import { caseFileKey } from './case-record.ts'
import { type CaseGround, type CaseOutcome, changeCase } from './case-store.ts'

const mostFiles = 40

/**
 * Puts a file into a case, sealed with the case's key. The bytes are those to be kept: what a picture tells of
 * whoever took it was taken out before. Rejects with a RangeError where they are more than is kept.
 * @param line the line of the chat it came with; it is put in once
 * @param by who brings it: a member of the staff, or the system for what came with a report
 */
export function addFile(
  ground: CaseGround,
  id: string,
  file: { bytes: Uint8Array; type: FileType },
  line: number | null,
  by: string = bySystem,
): Promise<CaseOutcome> {
  return changeCase(ground, id, by, (edit) => {
    const { case: one, now } = edit
    if (one.withdrawn) return 'withdrawn'
    if (one.files.length >= mostFiles) return 'malformed'
    if (line !== null && one.files.some((other) => other.line === line)) return 'not-open'
    const number = one.files.length + 1
    const change = draft()
    putFile(change, caseFileKey(id, number), file)
    one.files.push({ number, type: file.type, bytes: file.bytes.length, at: now, by, line })
    edit.note(`file:${number}`, null, file.type)
    const { put = [] } = change.change()
    const about = { case: id, desk: one.desk, file: String(number) }
    return { entry: audited(by, 'case-file-added', about), beside: { put } }
  })
}
