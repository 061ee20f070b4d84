import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'

/**
 * Writes a whole and consistent copy of a store's file, also while another process writes to it: what was
 * committed before the call is in it, deleted bytes are not. `to` appears complete or not at all; a file that
 * was there is replaced. Returns how many records it holds.
 */
export function copyStoreFile(from: string, to: string): number {
  const draft = `${to}.part`
  rmSync(draft, { force: true })
  const source = new Database(from, { readonly: true, fileMustExist: true })
  try {
    source.exec('pragma busy_timeout = 5000')
    source.prepare('vacuum into ?').run(draft)
  } finally {
    source.close()
  }
  chmodSync(draft, 0o600)
  const count = countChecked(draft)
  sync(draft)
  renameSync(draft, to)
  sync(dirname(to))
  return count
}

function countChecked(file: string): number {
  const db = new Database(file, { readonly: true })
  try {
    const [state] = db.prepare('pragma quick_check').raw().get() as [string]
    if (state !== 'ok') throw new Error(`the copy ${file} is damaged: ${state}`)
    const [count] = db.prepare('select count(*) from record').raw().get() as [number]
    return count
  } finally {
    db.close()
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
