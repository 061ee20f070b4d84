/**
 * One mistake in `flows/`, `knowledge/` or `locales/`, in words for somebody who does not write code.
 * `file` is relative to the root; `path` says where in it (`line 3`, `sources, item 2, date`) or is empty;
 * `fault` and `tip` are one sentence each without the full stop.
 */
export type Fault = { file: string; path: string; fault: string; tip: string }

/** Thrown when the content may not be used. Carries every fault that was found, not only the first. */
export class ContentFault extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the content`)
    this.name = 'ContentFault'
    this.faults = faults
  }
}

/** Where something stands, for people: `['sources', 1, 'date']` is `sources, item 2, date`. */
export function place(...steps: readonly PropertyKey[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `item ${step + 1}` : String(step)))
    .join(', ')
}

/** The line of `text` in which the character at `offset` stands, for people: `line 3`. */
export function lineOf(text: string, offset: number): string {
  return `line ${text.slice(0, offset).split('\n').length}`
}
