import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadOptions } from '../../src/content/load-content.ts'

const test = join(dirname(fileURLToPath(import.meta.url)), '..')

/** A small house in which everything is right. */
export const goodHouse = join(test, 'fixtures', 'house')
export const brokenHouses = join(test, 'broken')

/** How the houses of the tests are loaded: on a fixed day, and with a program that says little. */
export const asOnThatDay = {
  today: '2026-11-25',
  spoken: { keys: ['check:*'], slots: [], steps: [] },
} as const satisfies LoadOptions

/** A copy of the good house in a folder of its own. */
export function copyGoodHouse(): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'suar-house-'))
  cpSync(goodHouse, root, { recursive: true })
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Lays a broken house over a copy of the good one. The answer takes it off again. */
export function layOver(root: string, overlay: string): () => void {
  const touched: string[] = []
  for (const entry of readdirSync(overlay, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const from = join(entry.parentPath, entry.name)
    if (entry.parentPath === overlay) {
      touched.push(...follow(entry.name, readFileSync(from, 'utf8'), root))
    } else {
      const path = from.slice(overlay.length + 1)
      touched.push(path)
      cpSync(from, join(root, path), { recursive: true })
    }
  }
  return () => {
    for (const path of touched) {
      rmSync(join(root, path), { recursive: true, force: true })
      cpSync(goodHouse, root, {
        recursive: true,
        filter: (from) => isWithin(from.slice(goodHouse.length + 1), path),
      })
    }
  }
}

// The folders on the way to the path, the path itself, and what is below it.
function isWithin(path: string, wanted: string): boolean {
  return path === '' || `${wanted}/`.startsWith(`${path}/`) || path.startsWith(`${wanted}/`)
}

/** Carries out a list: `DELETE path`, `LINK path target`, `LARGE path bytes`. Answers the paths. */
function follow(kind: string, list: string, root: string): string[] {
  if (kind === 'expected.txt') return []
  const lines = list.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [path = '', value = ''] = line.split(' ')
    const at = join(root, path)
    if (kind === 'DELETE') rmSync(at, { recursive: true })
    else if (kind === 'LINK') symlinkSync(value, at)
    else if (kind === 'LARGE') {
      mkdirSync(dirname(at), { recursive: true })
      writeFileSync(at, '#'.repeat(Number(value)))
    } else throw new Error(`a broken house has no such list: ${kind}`)
    return path
  })
}
