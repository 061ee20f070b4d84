import type { ChatsDoor } from '../../src/console/chats/chat-parts.ts'
import { createAudit } from '../../src/desk/audit/audit.ts'
import { auditKind, auditPrefix } from '../../src/desk/audit/audit-record.ts'
import { type ChatsOptions, createChats } from '../../src/desk/chats/chats.ts'
import type { StaffMember } from '../../src/domain/desk.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Rules } from '../../src/runtime/rules.ts'
import type { HeldClock } from '../fixtures/held-clock.ts'
import { type ListedChannel, listedChannel } from '../fixtures/listed-channel.ts'
import { memoryStore } from '../fixtures/memory-store.ts'
import { smallHouse } from '../fixtures/small-house.ts'

export type DeskHouse = ReturnType<typeof deskHouse>

export type DeskHouseOptions = {
  rules?: Partial<Rules>
  mayTakeMore?: ChatsOptions['mayTakeMore']
  /** Before it is started nothing goes out. */
  unstarted?: boolean
  channel?: (clock: HeldClock) => ListedChannel
  /** What the service sees of the store. */
  wrap?: (store: Store) => Store
}

/** A service in which people write, and the desk over it as the wiring makes it. */
export function deskHouse(clock: HeldClock, options: DeskHouseOptions = {}) {
  const { rules = {}, unstarted = false, mayTakeMore = async () => 'yes' as const } = options
  const { channel = listedChannel } = options
  const base = { clock, store: memoryStore(), channel: channel(clock) }
  const house = smallHouse(
    { rules, unstarted, ...(options.wrap ? { wrap: options.wrap } : {}) },
    base,
  )
  const { handOvers } = house.runtime
  const audit = createAudit({ store: house.store, clock })
  const onDuty: StaffMember[] = []
  const door: ChatsDoor = {
    ...createChats({ handOvers, audit, mayTakeMore }),
    watch: handOvers.watchChat,
    onDuty: async (desk) => onDuty.filter(({ desks }) => desks.includes(desk)),
  }

  /** Resolves when what was written has been answered. */
  async function settled(): Promise<void> {
    if ('pass' in clock) await clock.pass(2_000)
    else await new Promise((resolve) => setTimeout(resolve, 1_500))
  }

  return {
    ...house,
    door,
    onDuty,
    settled,
    /** Somebody writes these texts and asks for a person; gives their chat. */
    async comes(texts: string[], from = 'sari'): Promise<string> {
      const known = new Set((await handOvers.list()).map(({ chat }) => chat))
      for (const text of [...texts, 'person']) await house.write(text, from)
      await settled()
      const chat = (await handOvers.list()).find((one) => !known.has(one.chat))?.chat
      if (!chat) throw new Error('nobody waits')
      return chat
    },
    /** How often anything but the audit was changed. */
    changes: () => house.store.commits() - house.store.keys(auditPrefix).length,
    async acts() {
      const stored = await house.store.list(auditPrefix, '', 500)
      return stored.map(({ value }) => auditKind.decode(value))
    },
  }
}

/** A desk at which nobody ever is, for tests of everything else. */
export const noChats: ChatsDoor = {
  queue: async () => ({ waiting: [], mine: [], taken: [] }),
  open: async () => null,
  again: async () => null,
  deskOf: async () => null,
  take: async () => ({ kind: 'denied' }),
  reply: async () => ({ kind: 'denied' }),
  sendFile: async () => ({ kind: 'denied' }),
  note: async () => ({ kind: 'denied' }),
  transfer: async () => ({ kind: 'denied' }),
  giveBack: async () => ({ kind: 'denied' }),
  end: async () => ({ kind: 'denied' }),
  decline: async () => ({ kind: 'denied' }),
  unmask: async () => null,
  search: async () => [],
  watch: () => () => {},
  onDuty: async () => [],
}
