import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { z } from 'zod'
import type { InboundBody } from '../../../domain/message.ts'
import type { Inside } from '../../../ports/channel.ts'
import { channelName } from './cookies.ts'
import { fileMessage } from './file-message.ts'
import { hide, hideWord } from './hide.ts'
import { choosePost, hidePost, placePost, resumePost, sayPost } from './posts.ts'
import type { PostFault } from './read-fields.ts'
import { type ReadPost, readPost } from './read-post.ts'
import type { RouteParts } from './route-parts.ts'
import { inbound, messageIdOf } from './taking-in.ts'
import { tries } from './tries.ts'
import type { Visit } from './visit.ts'
import { waitForReply } from './wait-for-reply.ts'
import type { WebKey } from './words.ts'

type Post<Fields> = Omit<ReadPost, 'fields'> & { visit: Visit; inside: Inside; fields: Fields }

const faultStatus = {
  'too-large': 413,
  broken: 400,
  'wrong-form': 415,
  'file-too-large': 413,
  'file-type': 415,
  'file-busy': 503,
  later: 503,
} as const
/** The only posts that may bring a file. */
const fileBearing = '/say'
const minute = 60_000
const wrongCodesAMinute = 300

/** What the page sends. Each works from a plain form as well as from the script. */
export function addPostRoutes(app: Hono, parts: RouteParts): void {
  const { clock, log, newAddress, refuse, uploads, visitOf } = parts
  const codes = tries(clock, wrongCodesAMinute, minute)

  function onPost<Shape extends z.ZodType>(
    path: string,
    shape: Shape,
    invalid: WebKey,
    handle: (post: Post<z.output<Shape>>) => Promise<Response>,
  ): void {
    app.post(path, async (c) => {
      const visit = visitOf(c)
      const files = path === fileBearing ? { gate: uploads, clock } : null
      const posted = await readPost(c.req.raw, files)
      if (typeof posted === 'string') return refuseFault(visit, posted)
      const { json } = posted
      const fields = shape.safeParse(posted.fields)
      try {
        if (!fields.success) return refuse(visit, 400, invalid, { json })
        return await parts.busy(async (inside) => {
          if (!inside) return refuse(visit, 503, 'later', { json, ...draftOf(posted.fields) })
          return await handle({ ...posted, visit, inside, fields: fields.data })
        })
      } finally {
        posted.leave()
      }
    })
    // Reached by reloading the answer to a form.
    app.get(path, (c) => c.redirect('/', 303))
  }

  function refuseFault(visit: Visit, fault: PostFault | 'file-busy') {
    const { req } = visit.c
    const json = /json/.test(`${req.header('Content-Type')} ${req.header('Accept')}`)
    return refuse(visit, faultStatus[fault], fault, { json })
  }

  /** Stores it, and only then says so. */
  async function takeIn(post: Post<unknown>, messageId: string, body: InboundBody) {
    const { visit, inside, json } = post
    const address = visit.cookies.address() ?? newAddress(messageId)
    const reply = json ? null : waitForReply(inside, address, clock, log)
    try {
      await inside.accept(inbound(visit, address, messageId, clock.now(), body))
    } catch {
      reply?.stop()
      log.error(`${channelName}.not-stored`, { kind: body.kind })
      return refuse(visit, 503, 'later', { json, ...draftOf(body) })
    }
    // Each time, so that the address lives on for as long as it is used.
    visit.cookies.keepAddress(address)
    if (json) return visit.c.json({ stored: true }, 202)
    await reply?.done()
    return visit.c.redirect('/', 303)
  }

  async function takeInFile(
    post: Post<{ text: string; id?: string | undefined }>,
    file: Uint8Array,
  ) {
    const { visit, inside, json, fields } = post
    const message = await fileMessage(file, fields.text, { inside, gate: uploads, log })
    post.leave()
    if (typeof message === 'string')
      return refuse(visit, faultStatus[message], message, { json, ...draftOf(fields) })
    const messageId = messageIdOf({ json, id: fields.id }, message.written)
    return await takeIn(post, messageId, message.body)
  }

  async function hideNow(post: Post<unknown>, messageId: string, unsent: Parked[]) {
    const { visit, inside, json } = post
    // Without an address there is nothing to clear, unless the very first words are still on their way.
    const address = visit.cookies.address() ?? (unsent[0] ? newAddress(unsent[0].id) : null)
    if (address) {
      await hide({ inside, visit, address, messageId, unsent, clock, log })
      visit.cookies.keepAddress(address)
    }
    return json ? visit.c.json({ hidden: true }, 202) : visit.c.redirect('/info', 303)
  }

  onPost('/say', sayPost, 'broken', async (post) => {
    const { text, id } = post.fields
    const messageId = messageIdOf({ json: post.json, id }, text)
    if (text === hideWord) return await hideNow(post, messageId, [])
    if (post.file) return await takeInFile(post, post.file)
    if (text !== '') return await takeIn(post, messageId, { kind: 'text', text })
    // A form sent empty is no fault of anybody's: the page comes again.
    return post.json ? refuse(post.visit, 400, 'broken', post) : post.visit.c.redirect('/', 303)
  })

  onPost('/choose', choosePost, 'broken', async (post) => {
    const { choice, id } = post.fields
    const messageId = messageIdOf({ json: post.json, id }, choice)
    return await takeIn(post, messageId, { kind: 'choice', choice })
  })

  onPost('/place', placePost, 'broken', async (post) => {
    const { latitude, longitude, id } = post.fields
    const messageId = messageIdOf({ json: post.json, id }, `${latitude} ${longitude}`)
    return await takeIn(post, messageId, { kind: 'place', latitude, longitude })
  })

  onPost('/hide', hidePost, 'broken', async (post) => {
    const { id, unsent } = post.fields
    return await hideNow(post, messageIdOf({ json: true, id }, ''), unsent)
  })

  onPost('/resume', resumePost, 'resume-unknown', async ({ visit, inside, json, fields }) => {
    if (!codes.allowed()) return refuse(visit, 429, 'resume-tries', { json })
    const address = visit.cookies.address() ?? newAddress(randomBytes(16).toString('hex'))
    let known: boolean
    try {
      known = await inside.resume(address, fields.code)
    } catch {
      log.error(`${channelName}.not-resumed`)
      return refuse(visit, 503, 'unavailable', { json })
    }
    if (!known) {
      codes.failed()
      return refuse(visit, 404, 'resume-unknown', { json })
    }
    visit.cookies.keepAddress(address)
    visit.cookies.forgetHiding()
    // What was said before stays hidden from whoever has the code, so the page needs to say that it worked.
    return json ? visit.c.json({ resumed: true }) : visit.c.redirect('/?resumed', 303)
  })
}

type Parked = { id: string; text: string }

function draftOf(fields: object): { draft?: string } {
  const words = 'caption' in fields ? fields.caption : 'text' in fields ? fields.text : null
  return typeof words === 'string' && words !== '' ? { draft: words } : {}
}
