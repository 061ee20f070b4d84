import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Fault } from '../content/fault.ts'
import type { Knowledge } from '../domain/knowledge.ts'
import type { Checker } from '../offer/check.ts'
import { provePatterns } from '../offer/prove.ts'

/**
 * Proving every pattern on its hits and on all innocents takes about a second. `proof.json` says for which
 * knowledge and which checker it was done last; a start with just these need not do it again, any other
 * does. A test holds the file to be current, so what is shipped is proven.
 */
const stampFile = 'proof.json'
const provenBy = ['knowledge', 'src/offer', 'src/domain'] as const

/** Whether these very patterns were proven with this very checker. */
export function isProven(root: string): boolean {
  try {
    const stamp: unknown = JSON.parse(readFileSync(join(root, stampFile), 'utf8'))
    return (
      typeof stamp === 'object' && stamp !== null && 'of' in stamp && stamp.of === inputsOf(root)
    )
  } catch {
    // No stamp, or none that can be read: then it is proven now.
    return false
  }
}

/** Notes that the proof was done. Run by `npm run proof` after `content check`. */
export function noteProof(root: string): void {
  writeFileSync(join(root, stampFile), `${JSON.stringify({ of: inputsOf(root) }, null, 2)}\n`)
}

/** Everything the proof rests on, as one hash. Line ends as Windows writes them make no difference. */
function inputsOf(root: string): string {
  const hash = createHash('sha256')
  for (const folder of provenBy) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.(yaml|csv|ts)$/.test(file.name))
      .map((file) => join(file.parentPath, file.name))
    for (const file of files.sort()) {
      hash.update(`${relative(root, file).replaceAll('\\', '/')}\0`)
      hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
    }
  }
  return hash.digest('hex')
}

/** The faults of the patterns, each with its file. */
export function patternFaults(
  { patterns }: Pick<Knowledge, 'patterns'>,
  checker: Checker,
): Fault[] {
  const familyOf = new Map(patterns.map(({ id, family }) => [id, family]))
  return provePatterns(patterns, checker.signsOf).map(({ pattern, path, fault, tip }) => ({
    file: `knowledge/patterns/${familyOf.get(pattern)}/${pattern}.yaml`,
    path,
    fault,
    tip,
  }))
}
