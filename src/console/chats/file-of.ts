import { html } from 'hono/html'
import type { DeskLine } from '../../desk/chats/desk-line.ts'
import type { Words } from '../words.ts'

/** A file as a line tells of it. What a person calls it, and says it is, is theirs to say. */
type LineFile = { kind?: string; type?: string | null; name?: string | null; bytes?: number | null }

const kinds = ['photo', 'document', 'voice', 'video'] as const
/** A picture up to this size is shown at once; a larger one is fetched when somebody wants it. */
const shownUpTo = 1_000_000

/** A picture small enough to show, else a link; nothing where the line bears no file. */
export function fileHtml(chat: string, line: DeskLine, words: Words) {
  const file: LineFile | undefined = line.file
  if (!file) return ''
  const path = `/desk/chat/${chat}/file/${line.number}`
  const kind = kinds.find((one) => one === file.kind) ?? kindByType(file.type)
  // What ours are called is a plain word that the person is told.
  const called =
    line.by === 'person' && file.name
      ? html` <span class="soft">${words('chats:file-named')} <bdi>${file.name}</bdi></span>`
      : ''
  const what = words(`chats:file-${kind}`)
  const size = file.bytes ? ` (${sizeWords(file.bytes, words.language)})` : ''
  const told =
    line.by === 'person' && kind === 'document'
      ? html` <span class="soft">${words('chats:file-document-told')}</span>`
      : ''
  if (kind === 'photo' && (file.bytes ?? 0) <= shownUpTo) {
    return html`<p class="file"><a href="${path}" target="_blank" rel="noopener"><img src="${path}" alt="${what}" loading="lazy" decoding="async" width="224" height="224"></a>${called}</p>`
  }
  return html`<p class="file"><a class="button plain" href="${path}" target="_blank" rel="noopener">${what}: ${words('chats:file-open')}${size}</a>${called}${told}</p>`
}

function kindByType(type: string | null | undefined): (typeof kinds)[number] | 'other' {
  if (type?.startsWith('image/')) return 'photo'
  if (type?.startsWith('video/')) return 'video'
  if (type?.startsWith('audio/')) return 'voice'
  return type === 'application/pdf' ? 'document' : 'other'
}

function sizeWords(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kB'] : [Math.ceil(bytes / 100_000) / 10, 'MB']
  return `${new Intl.NumberFormat(language).format(value as number)} ${unit}`
}
