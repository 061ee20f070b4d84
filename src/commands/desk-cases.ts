import type { CasesDoor } from '../console/cases/cases-door.ts'
import type { Texts } from '../content/texts.ts'
import type { Audit } from '../desk/audit/audit.ts'
import { createCaseClock } from '../desk/cases/case-clock.ts'
import { createCases } from '../desk/cases/cases.ts'
import type { CheckInsOfChats } from '../desk/cases/check-in-acts.ts'
import type { LabelOf } from '../exchange/labels.ts'
import { reportPages } from '../exchange/report-page.ts'
import { documentTypes, documentWriter } from '../exchange/write-document.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { HashIndex } from '../runtime/addresses.ts'
import type { Keyring } from '../runtime/keyring.ts'

export type DeskCasesOptions = {
  store: Store
  keyring: HashIndex & Pick<Keyring, 'destroy'>
  clock: Clock
  log: Log
  audit: Pick<Audit, 'commit' | 'append'>
  texts: Pick<Texts, 'say'>
  checkIns: CheckInsOfChats
}

/** Everything of cases over one store: for the console, for the chats, and by the clock. */
export function deskCases({
  store,
  keyring,
  clock,
  log,
  audit,
  texts,
  checkIns,
}: DeskCasesOptions) {
  const say: Texts['say'] = (language, key, values) =>
    texts.say(language, `exchange:${key}`, values)
  const label: LabelOf = (language, name, code) =>
    texts.say(language, `console-cases:${code === undefined ? `field-${name}` : `code-${code}`}`)
  const cases = createCases({
    store,
    keyring,
    clock,
    commit: (change, entry) => audit.commit(change, [entry]),
    append: (entry) => audit.append(entry),
    destroyer: keyring,
    checkIns,
    write: documentWriter({ label, say }),
  })
  const door: CasesDoor = { ...cases, documentType: (format) => documentTypes[format] }
  const { start, stop } = createCaseClock({ store, clock, log, erase: cases.erase })
  return {
    cases,
    door,
    /** One page a family carries to an office, out of what they told. */
    reportPage: reportPages(say, () => clock.now()),
    start,
    stop,
  }
}
