import type { DeskAct } from '../../desk/rights.ts'
import { outcomes } from '../../domain/desk.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute, StaffRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import type { ConsoleKey } from '../words.ts'
import { chatIn, deskOfChat } from './chat-in.ts'
import type { ChatPage } from './chat-page.ts'
import type { Refused } from './moves.ts'
import { chatPath, queuePath, type Telling } from './told.ts'

const taking: readonly DeskAct[] = ['take-plain-chat']
const takingOver: readonly DeskAct[] = ['take-from-colleague']
const handingOn: readonly DeskAct[] = ['transfer-chat']

type Handle = StaffRoute['handle']

/** Taking a chat, leaving it, and handing it on: every act is tried by the desk, whatever the page showed. */
export function moveRoutes(parts: ConsoleParts, frame: Frame, page: ChatPage): DeskRoute[] {
  const { chats } = parts
  const desks = deskOfChat(parts)
  const post = (path: string, who: readonly DeskAct[], handle: Handle): DeskRoute => ({
    method: 'POST',
    path: `/chat/:chat/${path}`,
    who,
    desks,
    handle,
  })

  async function take(visit: StaffVisit, fromColleague: boolean): Promise<Response> {
    const chat = chatIn(visit)
    const { kind } = await chats.take(visit.member, chat, fromColleague)
    if (kind === 'too-many') return visit.c.redirect(queuePath(kind), 303)
    if (kind === 'done') return visit.c.redirect(`${chatPath(chat, 'taken')}#write-box`, 303)
    if (kind === 'not-yours') return visit.c.redirect(chatPath(chat, 'lost'), 303)
    return sayNo(frame, visit, 'gone')
  }

  /** After an act that only whoever has the chat may do. */
  function moved(
    visit: StaffVisit,
    { kind }: { kind: 'done' | 'not-yours' | 'gone' | 'denied' },
    told: Telling,
  ): Response | Promise<Response> {
    if (kind === 'done') return visit.c.redirect(queuePath(told), 303)
    if (kind === 'not-yours') return visit.c.redirect(chatPath(chatIn(visit), 'lost'), 303)
    return sayNo(frame, visit, 'gone')
  }

  async function refuse(
    visit: StaffVisit,
    tool: Refused['tool'],
    why: ConsoleKey,
  ): Promise<Response> {
    const found = await chats.again(visit.member, chatIn(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    return page(visit, found, { refused: { tool, fault: visit.words(why) }, status: 422 })
  }

  return [
    post('take', taking, (visit) => take(visit, false)),
    post('take-over', takingOver, (visit) => take(visit, true)),
    post('not-now', taking, async (visit) =>
      moved(visit, await chats.decline(visit.member, chatIn(visit)), 'declined'),
    ),
    post('give-back', taking, async (visit) =>
      moved(visit, await chats.giveBack(visit.member, chatIn(visit)), 'returned'),
    ),
    post('hand-on', handingOn, async (visit) => {
      const chat = chatIn(visit)
      const found = await chats.again(visit.member, chat)
      if (!found) return sayNo(frame, visit, 'gone')
      const onDuty = await chats.onDuty(found.handOver.desk)
      const to = onDuty.find(({ id }) => id === visit.form.text('to') && id !== visit.member.id)
      if (!to) return refuse(visit, 'hand-on', 'chats:fault-may-not')
      const result = await chats.transfer(visit.member, chat, to)
      if (result.kind === 'denied') return refuse(visit, 'hand-on', 'chats:fault-may-not')
      return moved(visit, result, 'transferred')
    }),
    post('end', taking, async (visit) => {
      const outcome = outcomes.find((one) => one === visit.form.text('outcome'))
      if (!outcome) return refuse(visit, 'end', 'chats:end-choose')
      return moved(visit, await chats.end(visit.member, chatIn(visit), outcome), 'ended')
    }),
  ]
}
