import * as z from 'zod'
import { type Article, articleTopics } from '../../domain/article.ts'
import { languages } from '../../domain/language.ts'
import { countryCode } from './language.ts'
import { fields, id, said, text } from './plain-words.ts'
import { source } from './source.ts'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, said('is not a day', 'write year, month and day, as in 2026-11-26'))

/** The lines between the two `---` at the head of `knowledge/articles/<id>/<language>.md`. */
export const articleHead = fields({
  title: text,
  topic: z.enum(articleTopics),
  law: z.enum(['ID', 'VN', 'none']),
  countries: z.array(countryCode).default([]),
  read: day,
  review: day,
  sources: z
    .array(source)
    .min(1, said('is an empty list', 'name where it was read, with title, url and date')),
  known: z.boolean().default(true),
  help: z.array(id).default([]),
  questions: z
    .array(text)
    .min(8, said('has fewer than 8 questions', 'write more, as people really type them')),
  words: z.array(text).default([]),
  only: z.enum(languages).nullable().default(null),
}) satisfies z.ZodType<Omit<Article, 'id' | 'language' | 'short' | 'more'>>
