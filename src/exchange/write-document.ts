import type { Case, ExportFormat } from '../domain/case.ts'
import { caseSummary } from './case-summary.ts'
import { htcdsCsv, htcdsJson } from './htcds-files.ts'
import type { ExportHead } from './htcds-record.ts'
import type { LabelOf, SayExchange } from './labels.ts'
import { yellowNotice } from './yellow-notice.ts'

/** What a document is, and how its file's name ends. The name itself is the export's id and tells nothing. */
export const documentTypes: Record<ExportFormat, { type: string; ending: string }> = {
  'htcds-csv': { type: 'text/csv; charset=utf-8', ending: '.csv' },
  'htcds-json': { type: 'application/json', ending: '.json' },
  'summary-en': { type: 'text/plain; charset=utf-8', ending: '.txt' },
  'yellow-notice': { type: 'application/pdf', ending: '.pdf' },
}

/** Writes a case in the form that was asked for. Whether it may leave the house is decided before. */
export function documentWriter({ label, say }: { label: LabelOf; say: SayExchange }) {
  return async (
    format: ExportFormat,
    one: Case,
    head: ExportHead,
    pictures: readonly Uint8Array[] = [],
  ): Promise<Uint8Array> => {
    switch (format) {
      case 'htcds-csv':
        return Buffer.from(htcdsCsv(one, head))
      case 'htcds-json':
        return Buffer.from(htcdsJson(one, head))
      case 'summary-en':
        return Buffer.from(caseSummary(one, head, label))
      case 'yellow-notice':
        return yellowNotice(one, head, say, pictures)
    }
  }
}
