import type { Cases } from '../../desk/cases/cases.ts'
import type { ExportFormat } from '../../domain/case.ts'

/** What `createCases` gives, as far as the pages need it. Every act checks rights again, and is written down. */
export type CasesDoor = Omit<
  Cases,
  'openFromReport' | 'withdraw' | 'erase' | 'addFile' | 'linesOf'
> & {
  /** What a document of this form is, and how its file's name ends. */
  documentType(format: ExportFormat): { type: string; ending: string }
}
