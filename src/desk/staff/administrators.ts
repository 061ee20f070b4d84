import type { Change, Stored } from '../../ports/store.ts'
import { administratorsKey, administratorsKind, versionOf } from './member.ts'

export function administratorsIn(stored: Stored | undefined): string[] {
  return stored ? administratorsKind.decode(stored.value).ids : []
}

/**
 * What a change that makes somebody an active administrator, or no longer one, adds to its commit: it insists
 * on the list, so that two who remove each other at the same time cannot both be heard. Null: nobody would
 * be left.
 */
export function administratorsAfter(
  stored: Stored | undefined,
  id: string,
  isOne: boolean,
): Required<Pick<Change, 'if' | 'put'>> | null {
  const before = administratorsIn(stored)
  if (before.includes(id) === isOne) return { if: [], put: [] }
  const ids = isOne ? [...before, id] : before.filter((other) => other !== id)
  if (ids.length === 0) return null
  return {
    if: [[administratorsKey, versionOf(stored)]],
    put: [[administratorsKey, administratorsKind.encode({ ids })]],
  }
}
