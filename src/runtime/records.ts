import { type Upcaster, upcasters } from './upcasters.ts'

/** What this program cannot read: of another kind, no record at all, or written by a newer program. */
export class RecordFault extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'RecordFault'
  }
}

/** A kind of record: its body to bytes and back, always in today's shape. */
export type RecordKind<Body extends object> = {
  kind: string
  encode(body: Body): Buffer
  /** Throws a `RecordFault`. */
  decode(bytes: Uint8Array): Body
}

/** The format a program with these steps writes. */
export function formatOf(steps: readonly Upcaster[]): number {
  return steps.reduce((highest, { format }) => Math.max(highest, format), 1)
}

/** `kind` and `v` are the envelope's own words; a body must not use them. */
export function recordKind<Body extends object>(
  kind: string,
  steps: readonly Upcaster[] = upcasters,
): RecordKind<Body> {
  const format = formatOf(steps)
  const own = steps.filter((step) => step.kind === kind).sort((a, b) => a.format - b.format)

  return {
    kind,
    encode: (body) => Buffer.from(JSON.stringify({ ...body, kind, v: format })),
    decode(bytes) {
      const { kind: found, v, ...body } = parse(bytes)
      if (found !== kind) throw new RecordFault(`expected a record of kind ${kind}, found ${found}`)
      if (typeof v !== 'number') throw new RecordFault(`a record of kind ${kind} has no version`)
      if (v > format) {
        throw new RecordFault(
          `a record of kind ${kind} has format ${v}; this program knows ${format}`,
        )
      }
      const today = own
        .filter((step) => step.format > v)
        .reduce<Record<string, unknown>>((older, step) => step.change(older), body)
      return today as Body
    },
  }
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    throw new RecordFault('a record is not JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new RecordFault('a record is not an object')
  }
  return value as Record<string, unknown>
}
