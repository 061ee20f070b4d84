import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from './decode-text.ts'
import type { Fault } from './fault.ts'

/** Text by path relative to the root, with `/` between folders. */
export type Files = Map<string, string>

/** No file of content is larger: what is, was put there by mistake or to do harm. */
export const largestFile = 1024 * 1024

/** The folders content lives in. */
export const contentFolders = ['flows', 'knowledge', 'locales'] as const

// Written by us for editors, or read by another part of the program.
const elsewhere = new Set(['knowledge/schemas', 'knowledge/articles'])

/**
 * Reads every file of content under `root`, in parallel. A file that may not or cannot be read is a fault
 * and is left out; its path is in `refused`.
 */
export async function collectFiles(
  root: string,
): Promise<{ files: Files; faults: Fault[]; refused: Set<string> }> {
  const files: Files = new Map()
  const faults: Fault[] = []
  const refused = new Set<string>()

  const refuse = (file: string, fault: string, tip: string) => {
    refused.add(file)
    faults.push({ file, path: '', fault, tip })
  }

  const readFolder = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true })
    const read = entries.map(async (entry) => {
      const file = `${folder}/${entry.name}`
      if (entry.name.startsWith('.') || elsewhere.has(file) || isForReaders(entry.name)) return
      if (entry.isSymbolicLink()) {
        refuse(file, 'is a link to another file', 'put a copy of the file itself here')
      } else if (entry.isDirectory()) {
        await readFolder(file)
      } else if (entry.isFile()) {
        const bytes = await readBytes(join(root, file))
        const decoded = bytes === null ? tooLarge : decodeText(bytes)
        if (typeof decoded === 'string') files.set(file, decoded)
        else refuse(file, decoded.fault, decoded.tip)
      } else {
        refuse(file, 'is not an ordinary file', 'take it out of this folder')
      }
    })
    await Promise.all(read)
  }

  await Promise.all(
    contentFolders.map(async (folder) => {
      try {
        await readFolder(folder)
      } catch (error) {
        refuse(folder, `cannot be read (${reason(error)})`, 'check that the folder is there')
      }
    }),
  )
  return { files, faults, refused }
}

const tooLarge = {
  fault: 'is larger than 1 MB',
  tip: 'split it into several files or take out what does not belong in it',
}

function isForReaders(name: string): boolean {
  return name.endsWith('.md') || name === 'LICENSE'
}

/** The bytes of an ordinary file, or null where there are too many. Never follows a link. */
async function readBytes(path: string): Promise<Uint8Array | null> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = await handle.stat()
    return size > largestFile ? null : await handle.readFile()
  } finally {
    await handle.close()
  }
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
