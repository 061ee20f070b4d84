import { createCases } from '../../src/desk/cases/cases.ts'
import type { StaffMember } from '../../src/domain/desk.ts'
import { documentTypes, documentWriter } from '../../src/exchange/write-document.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { consents, report, told } from '../desk/cases/case-room.ts'
import { label, say } from '../exchange/exchange-for-test.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { jpeg } from '../fixtures/sample-files.ts'
import { plainKeyring } from '../fixtures/sealed-house.ts'
import type { Written } from './knowledge-for-test.ts'

/** Cases over a store in memory. Every person in them is invented. */
export function casesForTest({ clock, write }: { clock: Clock; write: Written }) {
  const store = memoryStore()
  const cases = createCases({
    store,
    clock,
    keyring: plainKeyring,
    async commit(change, { who, act, about = {}, reason }) {
      if (!(await store.commit(change))) return false
      write(who, act, about, reason)
      return true
    },
    async append({ who, act, about = {}, reason }) {
      write(who, act, about, reason)
    },
    destroyer: { destroy: async () => {} },
    write: documentWriter({ label, say }),
  })

  return {
    store,
    cases,
    door: { ...cases, documentType: (format: keyof typeof documentTypes) => documentTypes[format] },
    /** A case of the Indonesian desk with something in each of its parts. */
    async seed(by: StaffMember, id = 'case-one', chat = 'chat-of-case') {
      const at = clock.now()
      await cases.openFromReport(report(told, { id, consents: consents(undefined, at) }), {
        desk: 'ID',
        chat,
      })
      await cases.addFile(id, { bytes: jpeg, type: 'image/jpeg' }, 4)
      await cases.addDeadline(by, id, { text: 'Telepon pelapor', by: at + 86_400_000 })
      const done = await cases.exportCase(by, id, {
        format: 'htcds-csv',
        to: { name: 'Kantor Uji', country: 'ID' },
        days: 30,
      })
      if (!done.done) throw new Error(`not exported: ${done.why}`)
      return { case: id, exported: done.id }
    },
  }
}
