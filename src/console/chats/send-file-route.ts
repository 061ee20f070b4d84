import type { FileNotSent } from '../../desk/chats/file-for-person.ts'
import { mostBytesToSend } from '../../domain/desk.ts'
import type { Frame } from '../frame/layout.ts'
import type { StaffRoute } from '../guard/route.ts'
import { sayNo } from '../guard/says-no.ts'
import type { StaffVisit } from '../guard/visit.ts'
import type { ConsoleParts } from '../parts.ts'
import { chatIn, deskOfChat, shownLines } from './chat-in.ts'
import type { ChatPage } from './chat-page.ts'
import { whoHasIt } from './not-theirs.ts'
import { fileToldHtml, mostMegabytes } from './send-file.ts'
import { chatPath } from './told.ts'
import { isWordId, plainText, tooLong } from './typed.ts'

const whyNot = {
  'too-large': 'chats:send-file-too-large',
  'wrong-type': 'chats:send-file-wrong-type',
  'not-carried': 'chats:send-file-not-carried',
} as const satisfies Record<FileNotSent['why'], string>

/** Sends one picture or paper to the person, with or without words. */
export function sendFileRoute(parts: ConsoleParts, frame: Frame, page: ChatPage): StaffRoute {
  const { chats } = parts

  /** To the script only why: the file that was chosen stays in its form. */
  async function notSent(visit: StaffVisit, fault: string): Promise<Response> {
    const { c, piece } = visit
    const found = await chats.again(visit.member, chatIn(visit), shownLines(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    if (!piece) {
      return page(visit, found, { refused: { tool: 'send-file', fault }, status: 422 })
    }
    c.header('HX-Retarget', '#file-told')
    c.header('HX-Reselect', '#file-told')
    c.header('HX-Reswap', 'outerHTML')
    return c.html(fileToldHtml(fault))
  }

  const refused = (visit: StaffVisit, why: FileNotSent['why']) =>
    notSent(visit, visit.words(whyNot[why], why === 'too-large' ? { most: mostMegabytes } : {}))

  async function handle(visit: StaffVisit): Promise<Response> {
    const { c, form, member, piece, words } = visit
    const chat = chatIn(visit)
    const id = form.text('id')
    if (!form.file || !isWordId(id)) return notSent(visit, words('chats:send-file-none'))
    const text = plainText(form.exact('text'))
    const result = await chats.sendFile(member, chat, { id, text, file: form.file.bytes })
    if (result.kind === 'denied' || result.kind === 'gone') return sayNo(frame, visit, 'gone')
    if (result.kind === 'file-refused') return refused(visit, result.why)
    if (result.kind === 'too-long') return notSent(visit, tooLong(words))
    if (result.kind === 'not-yours') return lost(visit, { text, fault: whoHasIt(result, words) })
    if (!piece) return c.redirect(`${chatPath(chat, result.late ? 'kept' : 'said')}#write-box`, 303)
    const found = await chats.again(member, chat, shownLines(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    // By this the script knows that this very file is safe here, and lets go of it.
    c.header('Suar-Said', id)
    return page(visit, found)
  }

  /** The chat is somebody else's now: the page has no form any more, and keeps the words. */
  async function lost(visit: StaffVisit, typed: { text: string; fault: string }) {
    const found = await chats.again(visit.member, chatIn(visit), shownLines(visit))
    if (!found) return sayNo(frame, visit, 'gone')
    return page(visit, found, { typed, status: visit.piece ? 200 : 409 })
  }

  return {
    method: 'POST',
    path: '/chat/:chat/file',
    who: ['take-plain-chat'],
    desks: deskOfChat(parts),
    takesFile: mostBytesToSend,
    tooLarge: (visit) => refused(visit, 'too-large'),
    handle,
  }
}
