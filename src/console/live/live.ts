import type { Lookouts } from '../../pages/lookouts.ts'
import { pulseHtml } from '../frame/pulse.ts'
import type { DeskRoute } from '../guard/route.ts'
import type { ConsoleParts } from '../parts.ts'

// Longer than a beat, so that an ended session costs no more than a minute of "something has changed".
const lookEvery = 60_000

/** What pages ask for by themselves: the stream of hints, the head, and the sign that somebody is there. */
export function liveRoutes(parts: ConsoleParts, lookouts: Lookouts): DeskRoute[] {
  const { chats, clock, staff } = parts
  return [
    {
      method: 'GET',
      path: '/events',
      who: 'signed-in',
      quiet: true,
      async handle({ c, member, session, token }) {
        if (c.req.method === 'HEAD') return c.body(null, 200)
        // The chat the page shows: what happens in it is told to whoever may open it.
        const asked = c.req.query('chat')
        const chat = asked && (await chats.deskOf(member, asked)) ? asked : null
        const stream = lookouts.open(session.id, (tell) => {
          const stopWatching = parts.watch(member, tell)
          const stopChat = chat ? chats.watch(chat, () => tell('chat')) : () => {}
          const look = () => {
            cancel = clock.after(lookEvery, look)
            // A store that cannot answer just now is no reason to end it.
            void staff.sessions.find(token).then(
              (still) => still || lookouts.end(session.id),
              () => {},
            )
          }
          let cancel = clock.after(lookEvery, look)
          return () => {
            cancel()
            stopWatching()
            stopChat()
          }
        })
        if (!stream) return c.body(null, 503, { 'Retry-After': '30' })
        c.header('Content-Type', 'text/event-stream; charset=utf-8')
        // Else a proxy holds the events back until it has a page full.
        c.header('X-Accel-Buffering', 'no')
        return c.body(stream)
      },
    },
    {
      method: 'GET',
      path: '/pulse',
      who: 'signed-in',
      quiet: true,
      handle: async (visit) => visit.c.html(await pulseHtml(parts, visit)),
    },
    {
      method: 'POST',
      path: '/here',
      who: 'signed-in',
      handle: ({ c }) => c.body(null, 204),
    },
  ]
}
