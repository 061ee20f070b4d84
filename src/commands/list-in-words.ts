import { type Batch, batchState } from '../desk/knowledge/batch.ts'
import type { KnowledgeChange } from '../desk/knowledge/knowledge-change.ts'
import { dayAt, knowledgeState } from '../desk/knowledge/knowledge-state.ts'
import type { ListAbout } from '../desk/knowledge/list-rows.ts'
import type { Why } from '../desk/knowledge/may-step.ts'
import type { FaultCode, ProposalFault } from '../desk/knowledge/proposal.ts'
import type { ReadList } from '../desk/knowledge/read-list.ts'
import type { AgencyNotice } from '../domain/notice.ts'

/** Lines of one kind that are shown; the rest is a number. */
const most = 40

/** What a list would change, in lines for a terminal. */
export function listInWords(
  { table, head, columns, difference, faults }: ReadList,
  { country, authority, nature, listedOn }: ListAbout,
): string {
  const { fresh, changed, doubtful, same, gone } = difference
  const taken = Object.entries(columns).map(([role, at]) => `${role} = ${head[at] ?? ''}`)
  return [
    `${country}, ${authority}, ${nature}, list of ${listedOn}; ${table}: ${taken.join(', ')}`,
    ...part('new', fresh, ({ row, notice }) => `${row}  ${notice.name}  ${notice.listedOn}`),
    ...part('changed', changed, ({ row, of, notice, fields }) =>
      [row.row, of.name, ...fields.map((field) => change(field, of, notice))].join('  '),
    ),
    ...part(
      'nearly a name we have (left out; --own ROW where it is a firm of its own)',
      doubtful,
      ({ row, near }) => `${row.row}  ${row.notice.name}  ~ ${near.join(', ')}`,
    ),
    ...part(
      'ours, not in the list (they stay: what an authority said is followed by its later word)',
      gone,
      ({ name, listedOn: on }) => `${name}  ${on}`,
    ),
    ...part('rows nothing can be made of', faults, (fault) =>
      [fault.row, fault.name, faultsInWords(fault.faults)].join('  '),
    ),
    `the same: ${same.length}`,
  ].join('\n')
}

function part<T>(title: string, all: readonly T[], line: (one: T) => string): string[] {
  const shown = all.slice(0, most).map((one) => `  ${line(one)}`)
  const more = all.length > most ? [`  and ${all.length - most} more`] : []
  return [`${title}: ${all.length}`, ...shown, ...more]
}

function change(field: string, of: AgencyNotice, notice: AgencyNotice): string {
  const cell = (row: AgencyNotice) =>
    field === 'listedOn' || field === 'endsOn' || field === 'licence' || field === 'city'
      ? (row[field] ?? '(none)')
      : ''
  return `${field}: ${cell(of)} -> ${cell(notice)}`
}

/** What is proposed and what is confirmed, one line each. */
export function openInWords(
  { changes, batches }: { changes: KnowledgeChange[]; batches: Batch[] },
  now: number,
): string[] {
  const isOpen = (state: string) => state === 'proposed' || state === 'confirmed'
  return [
    ...batches.flatMap((batch) => {
      const state = batchState(batch, now)
      const { counts, authority, nature, listedOn, country, file } = batch
      const about = `${counts.added} new, ${counts.corrected} changed`
      const line = [batch.id, state, country, authority, nature, listedOn, about, file.name]
      return isOpen(state) ? [[...line, `by ${batch.proposed.by}`].join('  ')] : []
    }),
    ...changes.flatMap((one) => {
      const state = knowledgeState(one, now)
      if (!isOpen(state)) return []
      const by = `by ${one.proposed.by} on ${dayAt(one.proposed.at)}`
      // A mark may be a person's number: it is shown in the console to those who may see it.
      if (one.what === 'mark')
        return [[one.id, state, one.desk, `mark on a ${one.mark.kind}`, by].join('  ')]
      const { act } = one.notice
      const row = 'notice' in one.notice ? one.notice.notice : one.notice.of
      return [[one.id, state, row.country, act, row.name, row.nature, row.listedOn, by].join('  ')]
    }),
  ]
}

const faultWords: Record<FaultCode, string> = {
  missing: 'is missing',
  'too-long': 'is too long',
  'not-a-date': 'is no date, as 2026, 2026-11 or 2026-11-20',
  'in-the-future': 'lies in the future',
  'before-it-began': 'lies before the beginning',
  'no-address': 'is no web address',
  formula: 'begins like a formula',
  'control-character': 'holds letters that cannot be seen',
  'maybe-a-person': 'may be a person: no legal form stands in it',
  'only-one-language': 'stands in one language only',
  'not-for-this-nature': 'does not go with this nature',
  'of-an-office': 'belongs to an office',
  'of-everybody': 'is used by everybody',
}

/** Faults in one line. */
export function faultsInWords(faults: readonly ProposalFault[]): string {
  return faults
    .slice(0, 5)
    .map(({ field, fault }) => `${field} ${faultWords[fault]}`)
    .join('; ')
}

const whyWords: Record<Why, string> = {
  'not-allowed': 'That may not be done from here.',
  'same-person':
    'Whoever proposed it may not confirm it: somebody else must. Say who with --by NAME.',
  'not-open': 'It is not open any more, see: suar agencies list',
  unknown: 'There is nothing with this id, see: suar agencies list',
  'no-reason': 'Say why with --reason.',
  'no-such-row': 'The row it is about is no longer in the list.',
  'already-there': 'It is there already.',
}

export function whyInWords(why: Why | 'faults'): string {
  return why === 'faults' ? 'Something in it is wrong.' : whyWords[why]
}
