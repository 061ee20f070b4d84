import { type DeskHours, deskOf } from '../domain/desk.ts'
import type { Event } from '../domain/event.ts'
import type { Line, Value } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import { promisedTime } from './promised-time.ts'

/** Flows and steps that say whether a person of ours is being called: what is said when one is, and when not. */
const callings: Record<string, { called: string; alone: string }> = {
  'help-now': { called: 'help-now:called', alone: 'help-now:alone' },
  'help-now:heard': { called: 'help-now:called', alone: 'help-now:unheard' },
  'help-now:heard-placed': { called: 'help-now:called', alone: 'help-now:unheard' },
  'self-harm': { called: 'self-harm:called', alone: 'self-harm:alone' },
  child: { called: 'child:called', alone: 'child:alone' },
  screening: { called: 'help-now:called', alone: 'help-now:alone' },
  'missing-relative': { called: 'missing:called', alone: 'missing:alone' },
  'missing-relative:more': { called: 'missing:called-short', alone: 'missing:unheard' },
}

/** What the desk for this person's language can offer now. */
export function hoursFor({ desks }: Pick<Event, 'desks'>, { language }: Session): DeskHours {
  return desks[deskOf[language ?? 'id']]
}

/**
 * `{here}`: that somebody is called, or that nobody is; `{talk}`: that one can ask for a person, only while
 * one is on duty; `{opens}` and `{usually}`: when one is there again, and how long it takes.
 */
export function deskSlots(step: string, session: Session, event: Event): Record<string, Value> {
  const hours = hoursFor(event, session)
  const [flow = ''] = step.split(':')
  const calling = callings[step] ?? callings[flow]
  const line = (key: string, values: Line['values'] = {}): Line[] => [{ key, values }]
  const { minutes, opensAt } = hours
  return {
    ...(calling ? { here: line(hours.onDuty ? calling.called : calling.alone) } : {}),
    talk: hours.onDuty ? line('person:talk') : [],
    usually: minutes === null ? [] : line('person:usually', { minutes }),
    opens: opensAt === null ? [] : promisedTime(session.language ?? 'id', opensAt, event.at),
  }
}

/** Who has a report, and when the desk is there again. The runtime draws the code with the commit. */
export function receiptSlots(event: Event, session: Session): Record<string, Value> {
  const { onDuty, opensAt } = hoursFor(event, session)
  const received = onDuty ? 'received' : 'received-nobody'
  const time = opensAt === null ? '' : promisedTime(session.language ?? 'id', opensAt, event.at)
  return {
    reportCode: '',
    received: [{ key: `missing:${received}`, values: {} }],
    opensAgain: onDuty || opensAt === null ? [] : [{ key: 'missing:opens', values: { time } }],
  }
}

/** ORANG, NGƯỜI: what can be said to it depends on who is there. */
export function personStep(session: Session, event: Event): string {
  const { onDuty, opensAt } = hoursFor(event, session)
  if (onDuty) return session.delicate ? 'person:waiting-quietly' : 'person:waiting'
  return opensAt === null ? 'person:nobody' : 'person:later'
}
