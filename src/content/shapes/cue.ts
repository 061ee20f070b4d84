import * as z from 'zod'
import type { Cues } from '../../domain/cue.ts'
import { fields, text } from './plain-words.ts'

const phrases = z.array(text).default([])

/** `knowledge/cues/<name>.yaml`: the phrases of one cue. */
export const cue = fields({ id: phrases, vi: phrases, en: phrases }) satisfies z.ZodType<
  Cues[keyof Cues]
>
