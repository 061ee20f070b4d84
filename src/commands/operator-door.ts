import { rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import type { PublishedAnchor, Verdict } from '../desk/audit/verify.ts'
import { desks, roles } from '../domain/desk.ts'
import type { Link, LinkState } from '../ports/link.ts'
import type { Log } from '../ports/log.ts'
import type { Objections } from '../runtime/objections.ts'
import {
  answerKnowledge,
  type KnowledgeByCommand,
  knowledgeAsk,
  knowledgeThroughDoor,
} from './knowledge-door.ts'
import type { TerminalStaff } from './terminal-staff.ts'

/**
 * The way by which a command reaches the service while it runs: the embedded store has one process. It is a
 * socket in `DATA_DIR`, open to the user the service runs as and to nobody else.
 */
const doorIn = (dataDir: string) => join(dataDir, 'operator.sock')

/** A whole list of an authority goes through; whoever may open the socket may read the memory too. */
const longestAsk = 64 * 1024 * 1024

const ask = z.discriminatedUnion('do', [
  z.object({ do: z.literal('list') }),
  z.object({ do: z.literal('find'), code: z.string() }),
  knowledgeAsk,
  z.object({ do: z.literal('link-state') }),
  z.object({ do: z.literal('link'), phone: z.string().nullable(), at: z.number() }),
  z.object({ do: z.literal('staff-list') }),
  z.object({
    do: z.literal('staff-invite'),
    wanted: z.object({
      signInName: z.string(),
      name: z.string(),
      roles: z.array(z.enum(roles)),
      desks: z.array(z.enum(desks)),
    }),
  }),
  z.object({ do: z.literal('change-master-key'), next: z.string() }),
  z.object({
    do: z.literal('audit-verify'),
    published: z.array(
      z.object({ number: z.number(), hash: z.string(), day: z.string().exactOptional() }),
    ),
  }),
])

/** What can be done through the door. */
export type BehindDoor = {
  objections: Pick<Objections, 'list' | 'find'>
  /** Null: no channel that has to be linked is on. */
  link: Link | null
  staff: TerminalStaff
  verifyAudit(published: PublishedAnchor[]): Promise<Verdict>
  /** Wraps every key with this master key, as `SUAR_MASTER_KEY` writes it; resolves with how many. */
  changeMasterKey(next: string): Promise<number>
  /** What the staff knows; null: not kept here. */
  knowledge?: KnowledgeByCommand | null
}

/** Opens the door. Where it cannot be opened the service runs without; returns how to close it. */
export function openOperatorDoor(
  dataDir: string,
  { objections, link, staff, verifyAudit, changeMasterKey, knowledge = null }: BehindDoor,
  log: Log,
): () => Promise<void> {
  const door = doorIn(dataDir)
  const server = createServer((incoming, outgoing) => {
    answer(incoming).then(
      (body) => outgoing.end(JSON.stringify({ body })),
      (error: unknown) => {
        log.warn('operator-door-fault', { fault: error instanceof Error ? error.name : 'unknown' })
        outgoing.writeHead(500).end()
      },
    )
  })

  async function answer(incoming: AsyncIterable<Buffer>): Promise<unknown> {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of incoming) {
      size += piece.length
      if (size > longestAsk) throw new RangeError('too long')
      pieces.push(piece)
    }
    const asked = ask.parse(JSON.parse(Buffer.concat(pieces).toString()))
    if (asked.do === 'list') return objections.list()
    if (asked.do === 'find') return objections.find(asked.code)
    if (asked.do === 'staff-list') return staff.list()
    if (asked.do === 'staff-invite') return staff.invite(asked.wanted)
    if (asked.do === 'change-master-key') return changeMasterKey(asked.next)
    if (asked.do === 'audit-verify') return verifyAudit(asked.published)
    if (asked.do === 'knowledge') {
      if (!knowledge) throw new Error('not kept here')
      return answerKnowledge(asked, knowledge)
    }
    if (asked.do === 'link-state') return (await link?.state()) ?? null
    return link?.ask({ phone: asked.phone, at: asked.at })
  }

  // Left behind by a process that was killed: this one holds the store, so nobody else listens there.
  rmSync(door, { force: true })
  server.on('error', (error) => log.warn('operator-door-not-open', { fault: error.name }))
  // Made for this user alone from its first instant.
  const before = process.umask(0o177)
  server.listen(door)
  process.umask(before)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

/** What a service that runs on these data lets be done; null where none does. */
export async function behindDoor(dataDir: string): Promise<BehindDoor | null> {
  const door = doorIn(dataDir)
  const call = <Body>(asked: z.input<typeof ask>) => callDoor<Body>(door, asked)
  try {
    await call({ do: 'find', code: '' })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
  return {
    objections: {
      list: () => call({ do: 'list' }),
      find: (code) => call({ do: 'find', code }),
    },
    knowledge: knowledgeThroughDoor(call),
    link: {
      state: () => call<LinkState | null>({ do: 'link-state' }),
      ask: (request) => call({ do: 'link', ...request }),
    },
    staff: {
      list: () => call({ do: 'staff-list' }),
      invite: (wanted) => call({ do: 'staff-invite', wanted }),
    },
    verifyAudit: (published) => call({ do: 'audit-verify', published }),
    changeMasterKey: (next) => call({ do: 'change-master-key', next }),
  }
}

function callDoor<Body>(socketPath: string, asked: z.input<typeof ask>): Promise<Body> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, method: 'POST', path: '/' }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (piece: string) => {
        text += piece
      })
      incoming.on('end', () => {
        if (incoming.statusCode === 200) resolve((JSON.parse(text) as { body: Body }).body)
        else reject(new Error('The service could not do it; its log says why.'))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(asked))
  })
}
