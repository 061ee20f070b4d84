import * as z from 'zod'
import { type JudgeNumbers, offerCues } from '../../domain/knowledge.ts'
import { factNames } from '../../domain/offer.ts'
import { fields, positive, said, text } from './plain-words.ts'

const points = z.number().min(0, said('must not be below 0', 'write points, 0 for none'))
const age = z
  .number()
  .int(said('is not a whole number', 'write an age in years'))
  .min(10, said('is no age for work', 'write an age in years'))
  .max(30, said('is no lowest age', 'write an age in years'))
const perKey = z.record(z.string(), positive)

/** `knowledge/judge.yaml` */
export const judge = fields({
  dangerFrom: positive,
  cautionFrom: positive,
  sameFamily: z
    .number()
    .min(0, said('must not be below 0', 'write a share between 0 and 1'))
    .max(1, said('must not be above 1', 'write a share between 0 and 1')),
  corroboration: points,
  scoreStep: positive,
  wording: fields({
    even: z.number(),
    honest: z.number(),
    perOdds: positive,
    least: z.number().max(0, said('must not be above 0', 'write points, 0 or below')),
    perOther: positive,
    leastOther: z.number().max(0, said('must not be above 0', 'write points, 0 or below')),
    leastTold: z.number().max(0, said('must not be above 0', 'write points, 0 or below')),
    homelyBelow: z.number(),
    opensFrom: z.number(),
    reportBelow: z.number(),
    toldBelow: z.number(),
    helpFrom: z.number(),
    helpAloneFrom: z.number(),
    noHelpBelow: z.number(),
  }),
  notices: fields({ revoked: points, unlicensed: points, imitation: points, suspended: points }),
  marks: fields({ seen: points, campaign: points }),
  suspensionMonths: positive,
  absences: z.array(z.enum(factNames)),
  careful: z.array(z.enum(factNames)),
  offer: fields({
    from: positive,
    callFrom: positive,
    points: z.record(z.enum(offerCues), points),
  }),
  pay: fields({
    perDollar: perKey,
    ceiling: perKey,
    ceilingElsewhere: positive,
    farAbove: positive,
    overtime: positive,
    handsAbroad: positive,
    overtimeJobs: z.array(text),
    farBelow: positive,
    minimumWageJobs: z.array(text),
    taskDay: positive,
  }),
  largeFee: positive,
  fees: fields({ freeFrom: positive, allIn: positive, atCost: positive }),
  lowestAge: fields({ abroad: age, home: age, nightlife: age }),
}) satisfies z.ZodType<JudgeNumbers>
