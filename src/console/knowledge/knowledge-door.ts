import type { BatchBook } from '../../desk/knowledge/batch-book.ts'
import type { DialledBook } from '../../desk/knowledge/dialled-book.ts'
import type { ImportDrafts } from '../../desk/knowledge/import-drafts.ts'
import type { KnowledgeBook } from '../../desk/knowledge/knowledge-book.ts'
import type { ObjectionDesk } from '../../desk/knowledge/objection-desk.ts'
import type { NamesAndNumbers } from '../../desk/knowledge/proposal.ts'
import type { CountryCode } from '../../domain/language.ts'
import type { AgencyNotice } from '../../domain/notice.ts'
import type { Contact } from '../../domain/offer.ts'
import type { ReadTables } from '../../ports/table.ts'

/** What `deskKnowledge` gives, as far as the pages need it. Every step checks rights, and who is who, again. */
export type KnowledgeDoor = {
  changes: KnowledgeBook
  batches: BatchBook
  drafts: ImportDrafts
  objections: ObjectionDesk
  dialled: Pick<DialledBook, 'toRing' | 'desksOf' | 'note'>
  /** In about how many chats this week offers named these things, in the order given. */
  askedAbout(things: readonly string[]): Promise<number[]>
  names: NamesAndNumbers
  /** The rows as they stand now. */
  notices(): readonly AgencyNotice[]
  /** The numbers, accounts, handles and links in what somebody typed, as they will be found in messages. */
  contactsIn(text: string, home: CountryCode): Pick<Contact, 'kind' | 'value'>[]
  /** One file at a time: what each may cost is bounded, what many may cost is not. */
  readTables: ReadTables
}
