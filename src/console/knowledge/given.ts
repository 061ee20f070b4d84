import type { ProposalFault } from '../../desk/knowledge/proposal.ts'
import type { StaffVisit } from '../guard/visit.ts'

/** What was filled in before, or what the address brings along from another page. */
export function givenIn({ c, form }: StaffVisit): (name: string) => string {
  const posted = c.req.method === 'POST'
  return (name) => (posted ? form.text(name) : (c.req.query(name)?.trim() ?? ''))
}

/** What is wrong with a field, as a sentence; undefined: nothing. */
export function faultOf(
  { words }: StaffVisit,
  faults: readonly ProposalFault[],
  field: string,
): string | undefined {
  const found = faults.find((one) => one.field === field)
  return found && words(`knowledge:fault-${found.fault}`)
}
