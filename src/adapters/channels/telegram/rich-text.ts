/** Fields whose text is shown, in the order in which it is. */
const shownFields = [
  'label',
  'summary',
  'text',
  'expression',
  'alternative_text',
  'caption',
  'credit',
]
/** Fields that hold further parts, each on a line of its own. */
const partFields = ['blocks', 'items', 'cells', 'buttons']

/** Deeper than Telegram nests, and shallow enough for the stack. */
const deepest = 40
/** Telegram's own limit of a rich message is 32,768 characters. */
const longest = 40_000
const mostLinks = 10

/**
 * The words of a rich message (headings, lists, tables: how adverts in channels are laid out), one part a
 * line, and under them the addresses it leads to without showing them. Whatever is not understood is left out.
 */
export function richText(message: unknown): string {
  const lines: string[] = []
  const links = new Set<string>()

  function part(node: unknown, depth: number): void {
    if (depth > deepest) return
    if (Array.isArray(node)) for (const each of node) part(each, depth + 1)
    if (!isRecord(node)) return
    const line = shown(node, depth)
    if (line !== '') lines.push(line)
    for (const field of partFields) part(node[field], depth + 1)
  }

  function shown(node: unknown, depth: number): string {
    if (typeof node === 'string') return node
    if (depth > deepest) return ''
    if (Array.isArray(node)) return node.map((each) => shown(each, depth + 1)).join('')
    if (!isRecord(node)) return ''
    const { url } = node
    if (typeof url === 'string' && links.size < mostLinks) links.add(url)
    const texts = [...shownFields, 'button'].map((field) => shown(node[field], depth + 1))
    return texts.filter((text) => text !== '').join(' ')
  }

  part(message, 0)
  const text = lines.join('\n').slice(0, longest)
  return [text, ...[...links].filter((url) => !text.includes(url))].join('\n').trim()
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}
