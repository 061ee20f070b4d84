import { createHash } from 'node:crypto'
import { beginningOf } from '../../src/console/frame/written-time.ts'
import type { AuditDoor, RotaDoor } from '../../src/console/parts.ts'
import type { AuditAct } from '../../src/desk/audit/acts.ts'
import type { AuditRecord } from '../../src/desk/audit/audit-record.ts'
import type { LeftChat } from '../../src/desk/rota/end-shift.ts'
import type { KnownShift } from '../../src/desk/rota/shift.ts'
import type { Clock } from '../../src/ports/clock.ts'

/** An audit trail in memory. */
export function fakeAudit(clock: Clock) {
  const lines: AuditRecord[] = []
  function write(who: string, act: AuditAct, about: Record<string, string>, reason = ''): void {
    const number = lines.length + 1
    const hash = createHash('sha256').update(`${number}${who}${act}`).digest('hex')
    lines.push({ number, at: clock.now(), who, act, about, reason, before: '', hash })
  }
  const door: AuditDoor = {
    async read(reader, { who, act, chat, before = Number.POSITIVE_INFINITY, limit = 50 }) {
      write(reader.id, 'audit-read', {})
      const found = lines
        .filter((line) => line.number < before)
        .filter((line) => who === undefined || line.who === who)
        .filter((line) => act === undefined || line.act === act)
        .filter((line) => chat === undefined || line.about['chat'] === chat)
        .reverse()
      const records = found.slice(0, limit)
      return { records, next: found.length > limit ? (records.at(-1)?.number ?? null) : null }
    },
    async newest() {
      const last = lines.at(-1)
      return last ? { number: last.number, hash: last.hash } : null
    },
    async denied(who, to) {
      write(who, 'denied', { to })
    },
  }
  return { door, lines, write, denied: () => lines.filter(({ act }) => act === 'denied') }
}

/** A rota in memory. */
export function fakeRota(clock: Clock) {
  const shifts = new Map<string, KnownShift>()
  const open = new Map<string, LeftChat[]>()
  const handed: Record<string, string>[] = []
  const counts = { seen: 0 }
  let last = 0

  function add(
    shift: Omit<KnownShift, 'id' | 'startedAt' | 'endedAt' | 'plannedBy'> & Partial<KnownShift>,
  ): KnownShift {
    const made = {
      id: `s-${++last}`,
      startedAt: null,
      endedAt: null,
      plannedBy: shift.staff,
      ...shift,
    }
    shifts.set(made.id, made)
    return made
  }
  const running = (id: string) =>
    [...shifts.values()].find((one) => one.staff === id && one.startedAt && !one.endedAt) ?? null

  const door: RotaDoor = {
    async list(from, to, desk) {
      return [...shifts.values()]
        .filter((one) => one.from < to && one.to > from && (!desk || one.desk === desk))
        .sort((a, b) => a.from - b.from)
    },
    async plan(_, { staff, desk, languages, day, from, to }) {
      const [begin, end] = [from, to].map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number)
        return beginningOf(day, desk) + (hour * 60 + minute) * 60_000
      }) as [number, number]
      const until = end > begin ? end : end + 24 * 3_600_000
      if (languages.length === 0) return { ok: false, fault: 'no-language' }
      if (until - begin > 12 * 3_600_000) return { ok: false, fault: 'too-long' }
      if (begin < clock.now()) return { ok: false, fault: 'in-the-past' }
      return { ok: true, shift: add({ staff, desk, languages, from: begin, to: until }) }
    },
    async cancel(_, id) {
      return shifts.delete(id) ? { ok: true } : { ok: false, fault: 'not-found' }
    },
    running: async (id) => running(id),
    async start(staff, id) {
      const shift = shifts.get(id)
      if (!shift) return { ok: false, fault: 'not-found' }
      if (shift.staff !== staff) return { ok: false, fault: 'not-theirs' }
      shift.startedAt = clock.now()
      return { ok: true, shift }
    },
    async startUnplanned(staff, desk, languages) {
      if (running(staff)) return { ok: false, fault: 'on-duty-already' }
      const now = clock.now()
      const to = now + 8 * 3_600_000
      return { ok: true, shift: add({ staff, desk, languages, from: now, to, startedAt: now }) }
    },
    async endShift(staff, _, each = new Map()) {
      const shift = running(staff)
      if (!shift) return { ok: false, fault: 'not-on-duty' }
      const left = (open.get(staff) ?? []).filter(({ chat }) => !each.has(chat))
      if (left.length > 0) return { ok: false, fault: 'chats-left', left }
      shift.endedAt = clock.now()
      handed.push(Object.fromEntries(each))
      return { ok: true, handedOver: each.size }
    },
    async seen() {
      counts.seen++
    },
  }
  return { door, shifts, add, open, handed, counts }
}
