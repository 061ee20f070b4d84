import type { DeskAct } from '../../desk/rights.ts'
import type { Frame } from '../frame/layout.ts'
import type { DeskRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { chatIn, deskOfChat, shownLines } from './chat-in.ts'
import type { ChatPage } from './chat-page.ts'
import { whoHasIt } from './not-theirs.ts'
import { sendFileRoute } from './send-file-route.ts'
import { chatPath } from './told.ts'
import { isWordId, plainText, tooLong } from './typed.ts'

const seeing: readonly DeskAct[] = ['see-queue']
const writing: readonly DeskAct[] = ['take-plain-chat']

/** Writing to the person, with or without a file, and notes that only the staff see. */
export function writeRoutes(parts: ConsoleParts, frame: Frame, page: ChatPage): DeskRoute[] {
  const { chats } = parts
  const desks = deskOfChat(parts)

  /** The page with what was typed still on it, and why it did not go. */
  async function notSent(visit: StaffVisit, fault: string, status: 409 | 422): Promise<Response> {
    const found = await chats.again(visit.member, chatIn(visit), shownLines(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    const typed = { text: visit.form.exact('text'), fault }
    // The script puts only what was answered well onto the page.
    return page(visit, found, { typed, status: visit.piece ? 200 : status })
  }

  async function reply(visit: StaffVisit): Promise<Response> {
    const { c, form, member, piece, words } = visit
    const chat = chatIn(visit)
    const id = form.text('id')
    const text = plainText(form.exact('text'))
    const fault = textFault(visit, text, id)
    if (fault) return notSent(visit, fault, 422)
    const result = await chats.reply(member, chat, { id, text })
    if (result.kind === 'denied' || result.kind === 'gone') return sayNo(frame, visit, 'gone')
    if (result.kind === 'too-long') return notSent(visit, tooLong(visit.words), 422)
    if (result.kind === 'not-yours') return notSent(visit, whoHasIt(result, words), 409)
    if (!piece) return c.redirect(`${chatPath(chat, result.late ? 'kept' : 'said')}#write-box`, 303)
    const found = await chats.again(member, chat, shownLines(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    // By this the script knows that these very words are safe here, and lets go of what it kept of them.
    c.header('Suar-Said', id)
    return page(visit, found)
  }

  return [
    { method: 'POST', path: '/chat/:chat/reply', who: writing, desks, handle: reply },
    sendFileRoute(parts, frame, page),
    {
      method: 'POST',
      path: '/chat/:chat/note',
      who: seeing,
      desks,
      async handle(visit) {
        const { c, form, member } = visit
        const chat = chatIn(visit)
        const id = form.text('id')
        const text = plainText(form.exact('text'))
        const fault = textFault(visit, text, id)
        const noted = fault ? null : await chats.note(member, chat, { id, text })
        const refused = noted?.kind === 'too-long' ? tooLong(visit.words) : fault
        if (refused) {
          const found = await chats.again(member, chat, shownLines(visit))
          if (!found) return sayNo(frame, visit, 'gone')
          return page(visit, found, { refused: { tool: 'note', fault: refused }, status: 422 })
        }
        if (noted?.kind !== 'done') return sayNo(frame, visit, 'gone')
        return c.redirect(chatPath(chat, 'noted'), 303)
      },
    },
  ]
}

function textFault({ words }: StaffVisit, text: string, id: string): string | null {
  if (text.trim() === '' || !isWordId(id)) return words('chats:fault-empty')
  return null
}
