import * as z from 'zod'
import type { Cues } from '../../domain/cue.ts'
import type { JobWords } from '../../domain/knowledge.ts'
import { fields, text } from './plain-words.ts'

const phrases = z.array(text).default([])

/** `knowledge/jobs.yaml`: the phrases of each kind of work. */
export const jobs = z.record(
  text,
  fields({ id: phrases, vi: phrases, en: phrases }),
) satisfies z.ZodType<JobWords>

/** `knowledge/cues/<name>.yaml`: the phrases of one cue. */
export const cue = fields({ id: phrases, vi: phrases, en: phrases }) satisfies z.ZodType<
  Cues[keyof Cues]
>
