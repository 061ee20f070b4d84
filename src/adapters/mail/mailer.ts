import { createTransport } from 'nodemailer'
import { SendFault } from '../../ports/channel.ts'

/** All the times of a mail, in milliseconds. Tests shorten them. */
export type MailTiming = {
  /** Until the server has answered the connection and said who it is. */
  connect: number
  /** How long it may be silent. */
  silence: number
  /** How long one mail may take in all. */
  whole: number
}

export const usualMailTiming: MailTiming = { connect: 10_000, silence: 20_000, whole: 60_000 }

export type MailerOptions = {
  /** `smtps://user:pass@host:465`, or `smtp://` where the server is asked for encryption first. */
  url: string
  /** Whose mails they are: `suar@example.org` or `Suar <suar@example.org>`. */
  from: string
  timing?: MailTiming
  /** Certificates trusted beside those of the system's own list, as PEM. */
  ca?: string
}

export type Mailer = {
  /** Sends one text. Throws a `SendFault`: `never` where the address or the mail is refused for good. */
  send(to: string, subject: string, text: string): Promise<void>
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Mails by SMTP, one connection each: they are few, and a connection kept is one that is found dead when
 * somebody waits. Encrypted, to a server whose certificate holds; in the clear on this machine only.
 */
export function mailer({ url, from, timing = usualMailTiming, ca }: MailerOptions): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const secure = protocol === 'smtps:'
  const inTheClear = !secure && loopback.has(host)
  const transport = createTransport({
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !inTheClear,
    ignoreTLS: inTheClear,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: timing.connect,
    greetingTimeout: timing.connect,
    dnsTimeout: timing.connect,
    socketTimeout: timing.silence,
    // What this machine is called is nobody's business.
    name: domainOf(from),
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async send(to, subject, text) {
      if (!isAddress(to)) throw new SendFault('never', 'mail: not an address')
      try {
        await within(
          timing.whole,
          transport.sendMail({
            from,
            // As an object: a list in it, or a name, must not become further receivers.
            to: { name: '', address: to },
            subject,
            text,
            xMailer: false,
            headers: { 'Auto-Submitted': 'auto-generated' },
          }),
        )
      } catch (error) {
        throw toSendFault(error)
      }
    },
  }
}

/** One plain address, no more. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text)
}

function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}

function within<T>(ms: number, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SendFault('later', 'mail: too slow')), ms)
    task.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Refused for good: the mailbox or the mail itself, and not the log-in, the line or the hour. */
function toSendFault(error: unknown): SendFault {
  if (error instanceof SendFault) return error
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown }
  const answer = typeof responseCode === 'number' ? responseCode : null
  const name = typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'unknown'
  const isFinal = (name === 'EENVELOPE' || name === 'EMESSAGE') && answer !== null && answer >= 500
  // The server's own words may quote the address, so they are never kept.
  return new SendFault(
    isFinal ? 'never' : 'later',
    `mail: ${name}${answer === null ? '' : ` ${answer}`}`,
  )
}
