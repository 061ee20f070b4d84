import * as z from 'zod'
import { type DistressRules, distressGroups } from '../../domain/knowledge.ts'
import { fields, said, text } from './plain-words.ts'

const phrases = z.array(text)
const heard = phrases.min(1, said('is an empty list', 'write the phrases people use'))

// Both languages we answer in must be heard; a cry in English may have no phrases yet.
const heardIn = fields({ id: heard, vi: heard, en: phrases.default([]) })
const groups = Object.fromEntries(distressGroups.map((group) => [group, heardIn])) as Record<
  (typeof distressGroups)[number],
  typeof heardIn
>

/** `knowledge/distress.yaml` */
export const distress = fields({
  ...groups,
  alone: phrases.default([]),
  vetoes: fields({
    id: phrases.default([]),
    vi: phrases.default([]),
    en: phrases.default([]),
  }).default({ id: [], vi: [], en: [] }),
}) satisfies z.ZodType<DistressRules>
