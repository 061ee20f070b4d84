import { compress } from 'hono/compress'

/**
 * Pages and what scripts ask for, as gzip where the browser takes it: on a slow line a chat comes in a fifth of
 * the time. Nothing else: files that never change are kept at hand in both sizes, pictures are small already,
 * and a stream of events must not wait until there is enough of it to pack.
 */
export const compressed = compress({
  encoding: 'gzip',
  contentTypeFilter: /^(text\/html|application\/json)\b/,
})
