import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMasterKey, masterKeyFile } from '../../src/runtime/master-key.ts'
import { MasterKeyFault } from '../../src/runtime/master-state.ts'
import { keptLog } from '../fixtures/kept-log.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'

const secret = Buffer.alloc(32, 7)

function load(options: { setting?: string; directory?: string; mayMake?: boolean } = {}) {
  const { setting, directory = join(tempDirectory(), 'data'), mayMake = true } = options
  const log = keptLog()
  return { key: loadMasterKey({ setting, directory, mayMake, log }), log, directory }
}

test.each([
  ['hex', secret.toString('hex')],
  ['hex in capitals, with a line break', `${secret.toString('hex').toUpperCase()}\n`],
  ['base64', secret.toString('base64')],
  ['base64url', secret.toString('base64url')],
])('the setting may be %s', (_, setting) => {
  expect(Buffer.compare(load({ setting }).key.secret, secret)).toBe(0)
})

test.each([
  ['too short', secret.subarray(1).toString('hex')],
  ['too long', Buffer.alloc(33).toString('base64')],
  ['a pass phrase', 'correct horse battery staple'],
])('a setting that is %s is refused in one line that does not repeat it', (_, setting) => {
  expect(() => load({ setting })).toThrow(MasterKeyFault)
  expect(() => load({ setting })).toThrow(/^SUAR_MASTER_KEY must hold 32 bytes[^\n]*$/)
  expect(() => load({ setting })).not.toThrow(setting)
})

test('without a setting a key is made beside the directory, for this user only, and kept', () => {
  const { key, directory } = load()
  const file = masterKeyFile(directory)
  expect(dirname(file)).toBe(dirname(directory))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(directory))).toEqual(['data.key'])
  expect(load({ directory, setting: '' }).key).toEqual(key)
  expect(load({ directory, mayMake: false }).key).toEqual(key)
  expect(Buffer.compare(load().key.secret, key.secret)).not.toBe(0)
})

test('a missing file is not replaced by a new key where data is sealed already', () => {
  const directory = join(tempDirectory(), 'data')
  expect(() => load({ directory, mayMake: false })).toThrow(/^The data is sealed[^\n]*data\.key\.$/)
  expect(readdirSync(dirname(directory))).toEqual([])
})

test('a damaged file is refused and left as it is', () => {
  const directory = join(tempDirectory(), 'data')
  mkdirSync(directory)
  writeFileSync(masterKeyFile(directory), 'half a k', { mode: 0o600 })
  expect(() => load({ directory })).toThrow(/data\.key must hold 32 bytes/)
  expect(readFileSync(masterKeyFile(directory), 'utf8')).toBe('half a k')
})

test('a file others can read is used, with a warning', () => {
  const { directory, log } = load()
  expect(log.said.map(({ event }) => event)).toEqual(['master-key.made'])
  chmodSync(masterKeyFile(directory), 0o644)
  expect(load({ directory }).log.said).toMatchObject([{ event: 'master-key.readable-by-others' }])
})
