import { z } from 'zod'

/** Everything that can be set from outside, typed. One line each in `.env.example`. */
export type Config = {
  host: string
  port: number
  dataDir: string
  redisUrl: string | null
  masterKey: string | null
  /** The master key that is replacing it, or will. */
  masterKeyNext: string | null
  publicUrl: string | null
  trustProxy: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  metricsToken: string | null
  telegram: {
    token: string
    apiRoot: string
    webhook: { url: string; secret: string } | null
    /** The chat id of the staff's own group; null: there is none. */
    staffGroup: string | null
  } | null
  /** Null: there is no WhatsApp channel. `socketUrl` null: where WhatsApp always is. */
  whatsapp: { socketUrl: string | null } | null
  /** By which server pages go out as mails, and whose they are; null: none do. */
  mail: { url: string; from: string } | null
}

/** Settings that cannot be used. `faults` is one readable line per setting. */
export class ConfigFault extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigFault'
    this.faults = faults
  }
}

const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    )
const secretKey = z
  .string()
  .refine(
    (text) => /^[0-9a-fA-F]{64}$/.test(text) || Buffer.from(text, 'base64').length === 32,
    'must be 32 bytes, written as 64 hexadecimal digits or in base64',
  )
const onOff = z.enum(['1', '0', 'true', 'false', 'on', 'off', 'yes', 'no'], {
  error: 'must be on or off',
})
const isOn = (text: string | undefined) =>
  text !== undefined && ['1', 'true', 'on', 'yes'].includes(text)

const environment = z.object({
  HOST: z.string().optional(),
  PORT: z.coerce
    .number({ error: 'must be a number from 0 to 65535' })
    .int('must be a whole number')
    .min(0, 'must be a number from 0 to 65535')
    .max(65535, 'must be a number from 0 to 65535')
    .optional(),
  DATA_DIR: z.string().optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  SUAR_MASTER_KEY: secretKey.optional(),
  SUAR_MASTER_KEY_NEXT: secretKey.optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  TRUST_PROXY: onOff.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC, as BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: url(['http:', 'https:']).optional(),
  TELEGRAM_WEBHOOK_URL: url(['http:', 'https:']).optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional(),
  TELEGRAM_STAFF_GROUP: z
    .string()
    .regex(/^-\d{1,20}$/, 'must be the id of a group, like -1001234567890')
    .optional(),
  WHATSAPP: onOff.optional(),
  WHATSAPP_SOCKET_URL: z
    .string()
    .refine(isSocketUrl, 'must begin with wss://, or with ws:// on this machine')
    .optional(),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, 'must look like smtps://user:password@host:465, or begin with smtp://')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n",;@]{1,60} <[^\s@<>,;]+@[\w.-]+>|[^\s@<>,;]+@[\w.-]+)$/,
      'must be one address, like suar@example.org or Suar <suar@example.org>',
    )
    .optional(),
})

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === ''
  return ['smtps:', 'smtp:'].includes(protocol) && hostname !== '' && isBare
}

/** Unencrypted, a socket may lead to a stand-in beside it and nowhere else. */
function isSocketUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return protocol === 'wss:' || (protocol === 'ws:' && isHere)
}

/**
 * Reads the settings. An empty value counts as not set.
 * @throws ConfigFault with every fault at once
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = environment.safeParse(given)
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (given['TELEGRAM_WEBHOOK_URL'] && !given['TELEGRAM_WEBHOOK_SECRET']) {
    faults.push(
      'TELEGRAM_WEBHOOK_SECRET: must be set with TELEGRAM_WEBHOOK_URL, or anybody could post messages',
    )
  }
  if (given['TELEGRAM_WEBHOOK_URL'] && !given['TELEGRAM_BOT_TOKEN']) {
    faults.push('TELEGRAM_BOT_TOKEN: must be set with TELEGRAM_WEBHOOK_URL')
  }
  if (given['TELEGRAM_STAFF_GROUP'] && !given['TELEGRAM_BOT_TOKEN']) {
    faults.push('TELEGRAM_BOT_TOKEN: must be set with TELEGRAM_STAFF_GROUP')
  }
  if (given['SMTP_URL'] && !given['MAIL_FROM']) {
    faults.push('MAIL_FROM: must be set with SMTP_URL')
  }
  if (!read.success || faults.length > 0) throw new ConfigFault(faults)
  const set = read.data
  return {
    host: set.HOST ?? '127.0.0.1',
    port: set.PORT ?? 8080,
    dataDir: set.DATA_DIR ?? './data',
    redisUrl: set.REDIS_URL ?? null,
    masterKey: set.SUAR_MASTER_KEY ?? null,
    masterKeyNext: set.SUAR_MASTER_KEY_NEXT ?? null,
    publicUrl: set.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustProxy: isOn(set.TRUST_PROXY),
    logLevel: set.LOG_LEVEL ?? 'info',
    metricsToken: set.METRICS_TOKEN ?? null,
    telegram: set.TELEGRAM_BOT_TOKEN
      ? {
          token: set.TELEGRAM_BOT_TOKEN,
          apiRoot: set.TELEGRAM_API_ROOT?.replace(/\/$/, '') ?? 'https://api.telegram.org',
          webhook:
            set.TELEGRAM_WEBHOOK_URL && set.TELEGRAM_WEBHOOK_SECRET
              ? { url: set.TELEGRAM_WEBHOOK_URL, secret: set.TELEGRAM_WEBHOOK_SECRET }
              : null,
          staffGroup: set.TELEGRAM_STAFF_GROUP ?? null,
        }
      : null,
    whatsapp: isOn(set.WHATSAPP) ? { socketUrl: set.WHATSAPP_SOCKET_URL ?? null } : null,
    mail: set.SMTP_URL && set.MAIL_FROM ? { url: set.SMTP_URL, from: set.MAIL_FROM } : null,
  }
}
