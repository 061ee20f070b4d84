/**
 * How records of earlier formats become records of today's. The store has one format number; each record
 * carries the number it was written with. When the shape of a kind changes, add the next number here and
 * never change or remove one that was released.
 */
export type Upcaster = {
  /** The format this step leads to. Numbered from 2 without a gap. */
  format: number
  kind: string
  /** What changed, in one line. */
  why: string
  /** From the body one format earlier to the body of `format`. Pure. */
  change(body: Record<string, unknown>): Record<string, unknown>
}

export const upcasters: readonly Upcaster[] = []
