import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Whose keys were destroyed, and on which day: `2026-11-26 chat/<id>`, a line each. Ids are random and lead to
 * nobody. It lies beside the data, so that an older copy of the data that is put back does not bring anybody
 * back who was erased since.
 */
export type ErasedList = {
  /** Owner -> day. Empty where there is no list. Lines that are torn or no such thing are left out. */
  read(): Map<string, string>
  /** Appends and syncs. Throws what the disk says. */
  add(entries: Iterable<readonly [owner: string, day: string]>): void
  /** Puts these in place of all that stood there. */
  replace(entries: Iterable<readonly [owner: string, day: string]>): void
}

/** Where the list lies: `<DATA_DIR>.erased`, beside the folder as the master key is. */
export function erasedListFile(directory: string): string {
  return `${resolve(directory)}.erased`
}

const entry = /^(\d{4}-\d{2}-\d{2}) ((?:chat|case|objection)\/[\w-]+)$/

export function erasedList(file: string): ErasedList {
  function write(to: string, how: 'a' | 'w', entries: Iterable<readonly [string, string]>): void {
    const lines = Array.from(entries, ([owner, day]) => `${day} ${owner}\n`).join('')
    const descriptor = openSync(to, how, 0o600)
    try {
      // A line that a crash tore is ended by the break before the next.
      writeSync(descriptor, how === 'a' ? `\n${lines}` : lines)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }

  return {
    read() {
      const found = textOf(file)
        .split('\n')
        .flatMap((line): [string, string][] => {
          const [, day, owner] = entry.exec(line) ?? []
          return day === undefined || owner === undefined ? [] : [[owner, day]]
        })
      return new Map(found)
    },
    add: (entries) => write(file, 'a', entries),
    replace(entries) {
      write(`${file}.part`, 'w', entries)
      renameSync(`${file}.part`, file)
    },
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
