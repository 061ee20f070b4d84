import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Log } from '../ports/log.ts'
import { MasterKeyFault } from './master-state.ts'
import { type SealKey, sealKeyOf } from './seal.ts'

export type MasterKeyOptions = {
  /** What `SUAR_MASTER_KEY` says: 32 bytes as base64 or as 64 hex digits. It goes before the file. */
  setting: string | undefined
  /** `DATA_DIR`. The file lies beside it, never in it: a copied `DATA_DIR` alone opens nothing. */
  directory: string
  /** Whether a new key may be made. False where the store holds data already, which a new key cannot open. */
  mayMake: boolean
  log: Log
}

/** Where the master key lies when it is not in the settings: `<DATA_DIR>.key`. */
export function masterKeyFile(directory: string): string {
  return `${resolve(directory)}.key`
}

/** The master key from the settings or the file; a new one is made on a first start. */
export function loadMasterKey({ setting, directory, mayMake, log }: MasterKeyOptions): SealKey {
  if (setting !== undefined && setting !== '') return masterKeyOf(setting, 'SUAR_MASTER_KEY')
  const file = masterKeyFile(directory)
  const found = readKey(file) ?? (mayMake ? makeKey(file, log) : undefined)
  if (found === undefined) {
    throw new MasterKeyFault(
      `The data is sealed, and its master key is missing. Set SUAR_MASTER_KEY or put the key file back at ${file}.`,
    )
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    log.warn('master-key.readable-by-others', { file, fix: `chmod 600 ${file}` })
  }
  return masterKeyOf(found, file)
}

/** The master key that is replacing the one of now, where the settings name one. */
export function nextMasterKey(setting: string | undefined): SealKey | null {
  return setting ? masterKeyOf(setting, 'SUAR_MASTER_KEY_NEXT') : null
}

/** The key a text writes: 32 bytes as base64 or as 64 hex digits. `where` is named where it is none. */
export function masterKeyOf(text: string, where: string): SealKey {
  const trimmed = text.trim()
  const secret = /^[0-9a-f]{64}$/i.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : Buffer.from(/^[\w+/-]+={0,2}$/.test(trimmed) ? trimmed : '', 'base64')
  if (secret.length !== 32) {
    throw new MasterKeyFault(`${where} must hold 32 bytes, as base64 or as 64 hex digits.`)
  }
  return sealKeyOf(secret)
}

function readKey(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Written whole under another name first and then linked, so that nobody ever reads half a key and of
 * two processes that start together the second takes the key of the first.
 */
function makeKey(file: string, log: Log): string | undefined {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    sync(draft)
    linkSync(draft, file)
    sync(dirname(file))
    log.info('master-key.made', {
      file,
      keep: 'copy it to a safe place: without it all data is lost',
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readKey(file)
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
