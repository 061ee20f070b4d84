import * as z from 'zod'
import { acts, type Flow, type Step, type Target } from '../../domain/flow.ts'
import { needs } from '../../domain/help.ts'
import {
  consentPurposes,
  journeyFields,
  missingFields,
  reportKinds,
  screeningFields,
} from '../../domain/report.ts'
import { fields, id, said } from './plain-words.ts'
import { withQuestions } from './questions.ts'

const textKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*$/,
    said('is not a text key', 'write namespace:key, as in menu:start'),
  )

const target = z
  .string()
  .regex(
    /^(?:[a-z][a-z0-9-]*|[a-z][a-z0-9-]*:(?:[a-z][a-z0-9-]*)?)$/,
    said(
      'is not a target',
      'write a step, "other-flow:", other-flow:step, back or end (with a colon at its end it needs quotes)',
    ),
  ) satisfies z.ZodType<Target>

const help = fields({
  need: z.enum(needs),
  count: z
    .int()
    .min(1, said('must be 1 or more', 'write how many helplines the text has room for'))
    .max(3, said('is too many', 'write 3 or less: a person in need cannot read a list')),
})

const choice = fields({
  id,
  label: textKey,
  to: target,
  hidden: z.boolean().default(false),
  unlessDelicate: z.boolean().default(false),
  acts: z.array(z.enum(acts)).default([]),
  answer: z.string().nullable().exactOptional(),
})

// The field is `then`; a step is never awaited, and the name is its own constant so that linters see no promise.
const onward = 'then'

const step = fields({
  say: z.array(textKey).default([]),
  help: help.nullable().default(null),
  asks: z
    .enum([...missingFields, ...screeningFields, ...journeyFields])
    .nullable()
    .default(null),
  consents: z.enum(consentPurposes).nullable().default(null),
  /** Where a question leads, answered or skipped. */
  next: target.exactOptional(),
  acts: z.array(z.enum(acts)).default([]),
  choices: z.array(choice).default([]),
  otherwise: fields({
    text: target.exactOptional(),
    place: target.exactOptional(),
    media: target.exactOptional(),
  }).default({}),
  [onward]: target.nullable().default(null),
}) satisfies z.ZodType<Step & { next?: Target }>

/** `flows/<id>.yaml` */
export const flow = fields({
  id,
  start: id,
  delicate: z.boolean().default(false),
  waits: z.boolean().default(false),
  report: z.enum(reportKinds).nullable().default(null),
  steps: z.record(id, step),
}).transform(withQuestions) satisfies z.ZodType<Flow>
