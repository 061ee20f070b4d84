import { z } from 'zod'
import type { Batch } from '../desk/knowledge/batch.ts'
import type { BatchHead } from '../desk/knowledge/batch-book.ts'
import type { KnowledgeChange, NoticeAct } from '../desk/knowledge/knowledge-change.ts'
import { operatorId } from '../desk/knowledge/knowledge-state.ts'
import type { Outcome } from '../desk/knowledge/may-step.ts'
import type { ObjectionOutcome } from '../desk/knowledge/objection-desk.ts'
import type { ProposalFault } from '../desk/knowledge/proposal.ts'
import type { Ring, RingResult } from '../desk/knowledge/ring.ts'
import type { StaffMember } from '../domain/desk.ts'
import type { Decision } from '../domain/objection.ts'
import type { DeskKnowledge } from './desk-knowledge.ts'

/** What a command does with what the desk knows, in its own process or in the service that runs. */
export type KnowledgeByCommand = {
  /** What is confirmed and does not stand in knowledge/ yet. */
  acts(): Promise<NoticeAct[]>
  list(): Promise<{ changes: KnowledgeChange[]; batches: Batch[] }>
  propose(by: string | null, head: BatchHead, acts: NoticeAct[]): Promise<Outcome<ProposalFault>>
  /** Of a change or a batch, whichever has the id. */
  step(
    does: 'confirm' | 'refuse' | 'withdraw',
    by: string | null,
    id: string,
    reason: string,
  ): Promise<Outcome>
  acknowledge(by: string | null, code: string): Promise<ObjectionOutcome>
  decide(by: string | null, code: string, decision: Decision): Promise<ObjectionOutcome>
  rings(): Promise<[id: string, rings: Ring[]][]>
  ring(by: string | null, id: string, result: RingResult): Promise<string>
}

/** Whoever works at the terminal of the machine may do what a supervisor may. */
function operator(name: string | null): StaffMember {
  const id = name === null ? operatorId : `${operatorId}:${name}`
  return { id, name: name ?? operatorId, roles: ['supervisor'], desks: ['ID', 'VN'] }
}

export function knowledgeByCommand(desk: DeskKnowledge): KnowledgeByCommand {
  const { changes, batches, live, objections, dialled } = desk
  return {
    async acts() {
      await live.refresh()
      return [...live.now().acts]
    },
    list: async () => ({ changes: await changes.list(), batches: await batches.list() }),
    propose: (by, head, acts) => batches.propose(operator(by), head, acts),
    async step(does, by, id, reason) {
      const book = (await changes.find(id)) ? changes : batches
      const who = operator(by)
      return does === 'confirm' ? book.confirm(who, id) : book[does](who, id, reason)
    },
    acknowledge: (by, code) => objections.acknowledge(operator(by), code),
    decide: (by, code, decision) => objections.decide(operator(by), code, decision),
    rings: async () => [...(await dialled.rings())],
    ring: (by, id, result) => dialled.note(operator(by), id, result),
  }
}

const by = z
  .string()
  .regex(/^[\w.-]{1,40}$/)
  .nullable()

/** The same through the door of the service; `call` names what is called, `with` its arguments. */
export const knowledgeAsk = z.object({
  do: z.literal('knowledge'),
  ask: z.discriminatedUnion('call', [
    z.object({ call: z.literal('acts'), with: z.tuple([]) }),
    z.object({ call: z.literal('list'), with: z.tuple([]) }),
    z.object({
      call: z.literal('propose'),
      // Every row is checked again where it is taken in.
      with: z.tuple([by, z.custom<BatchHead>(isObject), z.array(z.custom<NoticeAct>(isObject))]),
    }),
    z.object({
      call: z.literal('step'),
      with: z.tuple([z.enum(['confirm', 'refuse', 'withdraw']), by, z.string(), z.string()]),
    }),
    z.object({ call: z.literal('acknowledge'), with: z.tuple([by, z.string()]) }),
    z.object({
      call: z.literal('decide'),
      with: z.tuple([by, z.string(), z.custom<Decision>(isObject)]),
    }),
    z.object({ call: z.literal('rings'), with: z.tuple([]) }),
    z.object({
      call: z.literal('ring'),
      with: z.tuple([by, z.string(), z.enum(['works', 'no-answer', 'wrong'])]),
    }),
  ]),
})
export type KnowledgeAsk = z.infer<typeof knowledgeAsk>

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Answers what came through the door. */
export function answerKnowledge(
  { ask }: KnowledgeAsk,
  knowledge: KnowledgeByCommand,
): Promise<unknown> {
  switch (ask.call) {
    case 'acts':
    case 'list':
    case 'rings':
      return knowledge[ask.call]()
    case 'propose':
      return knowledge.propose(...ask.with)
    case 'step':
      return knowledge.step(...ask.with)
    case 'acknowledge':
      return knowledge.acknowledge(...ask.with)
    case 'decide':
      return knowledge.decide(...ask.with)
    case 'ring':
      return knowledge.ring(...ask.with)
  }
}

/** What lies behind the door, as if it were here. */
export function knowledgeThroughDoor(
  call: <Body>(asked: KnowledgeAsk) => Promise<Body>,
): KnowledgeByCommand {
  const ask = <Body>(asked: KnowledgeAsk['ask']) => call<Body>({ do: 'knowledge', ask: asked })
  return {
    acts: () => ask({ call: 'acts', with: [] }),
    list: () => ask({ call: 'list', with: [] }),
    propose: (...args) => ask({ call: 'propose', with: args }),
    step: (...args) => ask({ call: 'step', with: args }),
    acknowledge: (...args) => ask({ call: 'acknowledge', with: args }),
    decide: (...args) => ask({ call: 'decide', with: args }),
    rings: () => ask({ call: 'rings', with: [] }),
    ring: (...args) => ask({ call: 'ring', with: args }),
  }
}
