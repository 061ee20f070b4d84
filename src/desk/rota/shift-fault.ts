/** Why something cannot be done with a shift. Each has a sentence in the console. */
export const shiftFaults = [
  'may-not',
  'unknown-staff',
  'staff-may-not',
  'no-such-time',
  'no-language',
  'in-the-past',
  'too-long',
  'overlaps',
  'not-found',
  'not-theirs',
  'too-early',
  'over',
  'started-already',
  'ended-already',
  'on-duty-already',
  'not-on-duty',
  /** Somebody else changed the same shifts at the same moment, again and again. */
  'try-again',
] as const
export type ShiftFault = (typeof shiftFaults)[number]

export type ShiftAnswer<T = object> = ({ ok: true } & T) | { ok: false; fault: ShiftFault }

export const refused = (fault: ShiftFault): { ok: false; fault: ShiftFault } => ({
  ok: false,
  fault,
})
