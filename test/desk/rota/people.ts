import type { Pageable } from '../../../src/desk/rota/pageable.ts'
import type { HandOver } from '../../../src/domain/desk.ts'

/** Somebody of the staff; a worker of the Indonesian desk at the console unless said otherwise. */
export function member(id: string, about: Partial<Pageable> = {}): Pageable {
  return {
    id,
    name: `Name of ${id}`,
    roles: ['worker'],
    desks: ['ID'],
    means: ['console'],
    email: null,
    telegramId: null,
    ...about,
  }
}

/** A plain chat of the Indonesian desk that waits. */
export function handOver(about: Partial<HandOver> = {}): HandOver {
  return {
    desk: 'ID',
    reason: 'asked',
    urgency: 'plain',
    language: 'id',
    delicate: false,
    state: 'waiting',
    since: 0,
    heardAt: 0,
    worker: null,
    takenAt: null,
    answeredAt: null,
    paged: [],
    declined: [],
    supervisorPagedAt: null,
    ...about,
  }
}
