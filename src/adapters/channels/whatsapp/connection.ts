import {
  type BinaryNode,
  Browsers,
  type ConnectionState,
  DEFAULT_CONNECTION_CONFIG,
  makeWASocket,
  type proto,
  type WAMessage,
} from '@whiskeysockets/baileys'
import { SendFault } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import { ackFault, reachOutLimit, reachOutWait } from './ack-fault.ts'
import { createAcks } from './acks.ts'
import { baileysLogger } from './baileys-logger.ts'
import type { JournalEntry } from './journal.ts'
import type { Login } from './login.ts'
import { channelName } from './names.ts'
import { isForOthers } from './numbers.ts'
import type { Wire } from './send.ts'
import { stanzas } from './stanzas.ts'
import { storedFirst } from './stored-first.ts'
import type { Timing } from './timing.ts'

/** So often may a phone ask for one message that it cannot read. */
const mostAsked = 5

export type ConnectionOptions = {
  login: Login
  /** Where WhatsApp is; null: where it always is. */
  url: string | null
  /** Resolves when a message that was decrypted and journalled may be acknowledged. */
  taken(entry: JournalEntry): Promise<void>
  /** What came by another way than decryption, or could not be decrypted. */
  onUpsert(messages: WAMessage[]): void
  onOpen(): void
  /** The text of the picture a phone has to scan. */
  onQr(qr: string): void
  /** Until when no new chats may be begun: epoch milliseconds; null: the limit is lifted. */
  onLimit(until: number | null): void
  /** The content of a message a phone asks for again. */
  sentMessage(id: string): Promise<proto.IMessage | undefined>
  limitedUntil(): number | null
  clock: Clock
  timing: Timing
}

/** One connection to WhatsApp, from its beginning to its end. */
export type Connection = Wire & {
  /** WhatsApp's reason for the end, as Baileys numbers it; null: none. */
  closed: Promise<number | null>
  isOpen(): boolean
  /** Asks for the code that has to be typed on the phone with this telephone number. */
  linkByCode(phone: string): Promise<string>
  /** Shows a person that we have read what they wrote, and are writing. */
  showReading(jid: string, id: string): void
  lidOf(pn: string): Promise<string | null>
  /** From this call on nothing more is sent or acknowledged. */
  end(): void
}

export function connect(options: ConnectionOptions): Connection {
  const { login, clock, timing } = options
  const seen = stanzas()
  const acks = createAcks(timing.ackWithin, clock)
  let open = false
  let ended = false

  const socket = makeWASocket({
    auth: login.state,
    logger: baileysLogger,
    browser: Browsers.ubuntu('Chrome'),
    ...(options.url === null ? {} : { waWebSocketUrl: options.url }),
    // The phone's earlier chats are nobody's business here.
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    shouldIgnoreJid: isForOthers,
    makeSignalRepository: storedFirst(
      DEFAULT_CONNECTION_CONFIG.makeSignalRepository,
      seen,
      options.taken,
    ),
    // What waits for the store waits in `login`.
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 0 },
    defaultQueryTimeoutMs: timing.ackWithin,
    // The library counts each resend twice, so that its five are two: a phone that asks a third time, as after
    // several deaths of this process, would be left without our reply.
    maxMsgRetryCount: 2 * mostAsked,
    getMessage: ({ id }) => (id ? options.sentMessage(id) : Promise.resolve(undefined)),
  })

  socket.ws.prependListener('CB:message', seen.note)
  socket.ws.on('CB:ack,class:message', ({ attrs }: BinaryNode) => {
    if (attrs['error'] === reachOutLimit)
      options.onLimit(options.limitedUntil() ?? clock.now() + reachOutWait)
    acks.settle(attrs['id'] ?? '', ackFault(attrs, options.limitedUntil(), clock.now()))
  })
  socket.ev.on('creds.update', () => void login.save().catch(() => undefined))
  socket.ev.on('messages.upsert', ({ messages }) => options.onUpsert(messages))

  const closed = new Promise<number | null>((resolve) => {
    socket.ev.on('connection.update', (update) => {
      if (update.qr) options.onQr(update.qr)
      if (update.reachoutTimeLock) options.onLimit(limitOf(update.reachoutTimeLock, clock.now()))
      // The library goes on with a login that was ended under it, and calls that open when it is through.
      if (update.connection === 'open' && !ended) {
        open = true
        options.onOpen()
      }
      if (update.connection !== 'close') return
      open = false
      acks.end()
      resolve(codeOf(update.lastDisconnect?.error))
    })
  })

  return {
    closed,
    isOpen: () => open,
    async send(jid, content, messageId) {
      if (!open) throw new SendFault('later', `${channelName}: not connected`)
      const acknowledged = acks.wait(messageId)
      try {
        await socket.relayMessage(jid, content, { messageId })
      } catch {
        acks.settle(messageId, new SendFault('later', `${channelName}: not sent`))
      }
      await acknowledged
    },
    async mediaHosts() {
      if (!open) throw new SendFault('later', `${channelName}: not connected`)
      try {
        return await socket.refreshMediaConn(false)
      } catch {
        throw new SendFault('later', `${channelName}: no place for files`)
      }
    },
    linkByCode: (phone) => socket.requestPairingCode(phone),
    showReading(remoteJid, id) {
      if (!open) return
      const asked = [
        socket.readMessages([{ remoteJid, id, fromMe: false }]),
        socket.sendPresenceUpdate('composing', remoteJid),
      ]
      // A courtesy: what goes wrong with it is nobody's loss.
      void Promise.allSettled(asked)
    },
    lidOf: (pn) => socket.signalRepository.lidMapping.getLIDForPN(pn),
    end() {
      ended = true
      open = false
      void socket.end(undefined)
    },
  }
}

/** Epoch milliseconds; null: no limit. */
function limitOf(
  { isActive, timeEnforcementEnds }: NonNullable<ConnectionState['reachoutTimeLock']>,
  now: number,
): number | null {
  return isActive ? (timeEnforcementEnds?.getTime() ?? now + reachOutWait) : null
}

/** Baileys tells the reason in the manner of an HTTP error. */
function codeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('output' in error)) return null
  const { statusCode } = error.output as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : null
}
