/**
 * The names of all records of a chat. Whatever lies under `chat/<id>/` belongs to one chat and is sealed
 * with its key; the rest are pointers that hold ids, times and hashes only.
 */

const place = (number: number, width: number) => String(number).padStart(width, '0')

/** Entries and lines are numbered; ten digits keep them in order by key. */
const numbered = (number: number) => place(number, 10)

/** What the keyring knows a chat's key by. */
export const ownerOf = (chat: string) => `chat/${chat}`

export const chatPrefix = (chat: string) => `chat/${chat}/`
export const headKey = (chat: string) => `chat/${chat}/head`
export const entryKey = (chat: string, number: number) => `chat/${chat}/in/${numbered(number)}`
export const failedKey = (chat: string, number: number) => `chat/${chat}/failed/${numbered(number)}`
export const seenKey = (chat: string, hash: string) => `chat/${chat}/seen/${hash}`
export const lineKey = (chat: string, number: number) => `chat/${chat}/line/${numbered(number)}`
export const linesPrefix = (chat: string) => `chat/${chat}/line/`
export const outboxKey = (chat: string) => `chat/${chat}/outbox`
export const voiceKey = (chat: string) => `chat/${chat}/voice`
export const offerKey = (chat: string) => `chat/${chat}/offer`
export const placeKey = (chat: string, at: number) => `chat/${chat}/place/${place(at, 15)}`

/** What was told in answer to our questions; one record a kind of report. */
export const reportKey = (chat: string, kind: string) => `chat/${chat}/report/${kind}`
/** `hash`: the keyed hash of the short code of a receipt. */
export const reportCodeKey = (hash: string) => `report-code/${hash}`
/** How the case made of a report stands, as whoever knows its code is told; absent before it was opened. */
export const reportStateKey = (id: string) => `report-state/${id}`
/** A report whose chat was erased by whoever wrote it, until the desk has seen it. */
export const reportsWithdrawnPrefix = 'report-withdrawn/'
export const reportWithdrawnKey = (id: string) => `${reportsWithdrawnPrefix}${id}`

/** Files of a chat: what a person sent, by its line's number, and what we sent, by an id of its own. */
export const filesPrefix = (chat: string) => `chat/${chat}/file/`
export const receivedFile = (chat: string, line: number) => `${filesPrefix(chat)}${numbered(line)}`
export const sentFile = (chat: string, id: string) => `${filesPrefix(chat)}out-${id}`
/** What a file is, and after it its pieces, numbered from 1. */
export const fileKey = (file: string, piece: number) => `${file}/${place(piece, 2)}`

/** What a page was handed and no chat has taken over yet: begins with when that was. */
export const uploadsPrefix = 'upload/'
export const uploadId = (at: number, id: string) => `${place(at, 15)}-${id}`
export const uploadKey = (upload: string, piece: number) =>
  `${uploadsPrefix}${upload}/${place(piece, 2)}`

/** `hash`: the keyed hash of channel and platform id. */
export const addressKey = (hash: string) => `addr/${hash}`
export const codeKey = (hash: string) => `code/${hash}`
/** `hash`: the keyed hash of a short code. */
export const codedKey = (hash: string) => `coded/${hash}`

/** `hash`: the keyed hash of an objection's code. Its messages are numbered from 1. */
export const objectionPrefix = (hash: string) => `objection/${hash}/`
export const objectionKey = (hash: string, number: number) =>
  `objection/${hash}/${place(number, 2)}`
export const decisionKey = (hash: string) => `objection/${hash}/decision`
export const acknowledgedKey = (hash: string) => `objection/${hash}/acknowledged`

/** Mirrors the hand-over in a chat's head: ids, codes and times only, for those who look at all of them. */
export const handOversPrefix = 'hand-over/'
export const handOverKey = (chat: string) => `${handOversPrefix}${chat}`
export const handOverEndsPrefix = 'hand-over-end/'
export const handOverEndKey = (at: number, id: string) =>
  `${handOverEndsPrefix}${place(at, 15)}/${id}`

/** A word from one chat to another, until it is taken in. */
export const lettersPrefix = 'letter/'
export const letterKey = (to: string, id: string) => `${lettersPrefix}${to}/${id}`
export function readLetterKey(key: string): { chat: string; id: string } | null {
  const [, chat, id] = /^letter\/([^/]+)\/([^/]+)$/.exec(key) ?? []
  return chat && id ? { chat, id } : null
}

export const triesKey = (hash: string) => `tries/${hash}`
export const leaseKey = (name: string) => `lease/${name}`
export const leaseBeatKey = (name: string) => `lease-beat/${name}`

/**
 * Indexes of what is due when: a turn, a delivery, a removal from screens, a forgetting, the taking over of a report,
 * a sign of life.
 */
export const indexes = ['due', 'send', 'remove', 'forget', 'report', 'checkin'] as const
export type Index = (typeof indexes)[number]

/** One per index and chat. Fifteen digits of milliseconds keep them in order of time. */
export const indexKey = (index: Index, at: number, chat: string) =>
  `${index}/${place(Math.max(0, Math.floor(at)), 15)}/${chat}`

/** The time and the chat an index record stands for; null where the key is of another shape. */
export function readIndexKey(key: string): { at: number; chat: string } | null {
  const [, at, chat] = /^[a-z]+\/(\d{15})\/([^/]+)$/.exec(key) ?? []
  return at === undefined || chat === undefined ? null : { at: Number(at), chat }
}
