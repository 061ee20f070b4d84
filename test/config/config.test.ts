import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConfigFault, readConfig } from '../../src/config.ts'

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults
    throw fault
  }
  return []
}

test('with nothing set it listens on loopback, keeps its data in ./data and has neither Telegram nor WhatsApp', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDir: './data',
    redisUrl: null,
    masterKey: null,
    masterKeyNext: null,
    publicUrl: null,
    trustProxy: false,
    logLevel: 'info',
    metricsToken: null,
    telegram: null,
    whatsapp: null,
    mail: null,
  })
})

test('an empty value counts as not set', () => {
  expect(readConfig({ PORT: '', REDIS_URL: ' ' }).port).toBe(8080)
})

test('every fault is told at once, one readable line each', () => {
  expect(
    faultsOf({
      PORT: 'eighty',
      REDIS_URL: 'localhost:6379',
      SUAR_MASTER_KEY: 'short',
      LOG_LEVEL: 'loud',
      TELEGRAM_BOT_TOKEN: 'abc',
      TELEGRAM_WEBHOOK_URL: 'https://example.org/hook',
      WHATSAPP: 'maybe',
    }),
  ).toEqual([
    'PORT: must be a number from 0 to 65535',
    'REDIS_URL: must be an address that begins with redis:// or rediss://',
    'SUAR_MASTER_KEY: must be 32 bytes, written as 64 hexadecimal digits or in base64',
    'LOG_LEVEL: must be debug, info, warn, error or silent',
    'TELEGRAM_BOT_TOKEN: must look like 123456:ABC, as BotFather gives it',
    'WHATSAPP: must be on or off',
    'TELEGRAM_WEBHOOK_SECRET: must be set with TELEGRAM_WEBHOOK_URL, or anybody could post messages',
  ])
})

test('a webhook without a secret is refused', () => {
  expect(
    faultsOf({ TELEGRAM_BOT_TOKEN: '1:x', TELEGRAM_WEBHOOK_URL: 'https://example.org/hook' }),
  ).toEqual([
    'TELEGRAM_WEBHOOK_SECRET: must be set with TELEGRAM_WEBHOOK_URL, or anybody could post messages',
  ])
})

test('WhatsApp is on when it is said so, and reached unencrypted on this machine only', () => {
  expect(readConfig({ WHATSAPP: 'on' }).whatsapp).toEqual({ socketUrl: null })
  for (const WHATSAPP_SOCKET_URL of ['ws://127.0.0.1:9/ws', 'wss://stand-in.example/ws'])
    expect(readConfig({ WHATSAPP: 'on', WHATSAPP_SOCKET_URL }).whatsapp?.socketUrl).toBe(
      WHATSAPP_SOCKET_URL,
    )
  for (const WHATSAPP_SOCKET_URL of ['ws://elsewhere.example/ws', 'https://127.0.0.1/', 'here'])
    expect(faultsOf({ WHATSAPP_SOCKET_URL })).toEqual([
      'WHATSAPP_SOCKET_URL: must begin with wss://, or with ws:// on this machine',
    ])
})

test("the staff's group and mails of the desk are set with what they need", () => {
  const TELEGRAM_BOT_TOKEN = '1:x'
  const TELEGRAM_STAFF_GROUP = '-1001234567890'
  const SMTP_URL = 'smtps://suar:pass%2Fword@mail.example:465'
  const MAIL_FROM = 'Suar <suar@house.example>'
  const { telegram, mail } = readConfig({
    TELEGRAM_BOT_TOKEN,
    TELEGRAM_STAFF_GROUP,
    SMTP_URL,
    MAIL_FROM,
  })
  expect(telegram?.staffGroup).toBe(TELEGRAM_STAFF_GROUP)
  expect(mail).toEqual({ url: SMTP_URL, from: MAIL_FROM })
  expect(readConfig({ TELEGRAM_BOT_TOKEN }).telegram?.staffGroup).toBe(null)
  expect(faultsOf({ TELEGRAM_STAFF_GROUP })).toEqual([
    'TELEGRAM_BOT_TOKEN: must be set with TELEGRAM_STAFF_GROUP',
  ])
  expect(faultsOf({ SMTP_URL })).toEqual(['MAIL_FROM: must be set with SMTP_URL'])
  for (const group of ['suarstaff', '@staff', '12345'])
    expect(faultsOf({ TELEGRAM_BOT_TOKEN, TELEGRAM_STAFF_GROUP: group })).toHaveLength(1)
  for (const url of ['mail.example', 'https://mail.example', 'smtps://', `${SMTP_URL}?pool=true`])
    expect(faultsOf({ SMTP_URL: url, MAIL_FROM })).toHaveLength(1)
  for (const from of ['Suar', 'a@b.example, c@d.example', 'A <a@b.example>\r\nBcc: c@d.example'])
    expect(faultsOf({ SMTP_URL, MAIL_FROM: from })).toHaveLength(1)
})

test('.env.example names every setting the program reads, and no value in it is refused', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const named = lines.flatMap((line) => /^#?\s?([A-Z_]+)=/.exec(line)?.[1] ?? [])
  const read = readFileSync('src/config.ts', 'utf8')
    .match(/^ {2}([A-Z_]+): /gm)
    ?.map((line) => line.trim().slice(0, -1))
  expect(named).toEqual(expect.arrayContaining(read ?? ['no settings were found in config.ts']))
  const values = Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
      return name ? [[name, value ?? '']] : []
    }),
  )
  expect(faultsOf(values)).toEqual([])
})
