/**
 * Reads the everyday part of YAML - block maps and lists, plain and quoted values, `[...]` and `{...}`, `|` and
 * `>` blocks - an order of magnitude faster than the full library, whose cold start alone would cost half a
 * second over a few hundred files. It never guesses: whatever it does not know for sure makes it answer
 * `notPlain`, and the full library reads the file (and words the fault, if there is one). A test holds the
 * two together.
 */
export const notPlain: unique symbol = Symbol('not plain YAML')

type Line = { indent: number; text: string }
type Cursor = { raw: string[]; lines: (Line | null)[]; at: number; endsInBreak: boolean }

/** The value a YAML text stands for, or `notPlain`. Line ends must be `\n`. */
export function readPlainYaml(text: string): unknown {
  if (/[\t\r]|^(?:---|\.\.\.|%)/m.test(text)) return notPlain
  const raw = text.split('\n')
  const cursor: Cursor = { raw, lines: raw.map(toLine), at: 0, endsInBreak: text.endsWith('\n') }
  try {
    if (peek(cursor)?.indent !== 0) return notPlain
    const value = isItem(peek(cursor)) ? readList(cursor, 0) : readMap(cursor, 0)
    return peek(cursor) === null ? value : notPlain
  } catch (error) {
    // Also a value nested so deeply that this reader cannot follow.
    if (error === notPlain || error instanceof RangeError) return notPlain
    throw error
  }
}

// A blank line or a comment is no line.
function toLine(raw: string): Line | null {
  const text = trimEnd(raw)
  let indent = 0
  while (text[indent] === ' ') indent += 1
  return indent === text.length || text[indent] === '#'
    ? null
    : { indent, text: text.slice(indent) }
}

// YAML knows the space as the only blank, `trimEnd` of the language knows many.
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ') end -= 1
  return text.slice(0, end)
}

function bail(): never {
  throw notPlain
}

function peek(cursor: Cursor): Line | null {
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at]
    if (line) return line
    cursor.at += 1
  }
  return null
}

function isItem(line: Line | null): boolean {
  return line !== null && (line.text === '-' || line.text.startsWith('- '))
}

function readList(cursor: Cursor, indent: number): unknown[] {
  const list: unknown[] = []
  for (let line = peek(cursor); line !== null; line = peek(cursor)) {
    if (line.indent !== indent || !isItem(line)) break
    let skip = 1
    while (line.text[skip] === ' ') skip += 1
    const rest = line.text.slice(skip)
    if (rest.startsWith('- ') || rest === '-') bail()
    if (readKey(rest) !== null) {
      // `- key: value` opens a map whose keys stand where this one stands.
      cursor.lines[cursor.at] = { indent: indent + skip, text: rest }
      list.push(readMap(cursor, indent + skip))
    } else {
      cursor.at += 1
      list.push(rest === '' ? readBelow(cursor, indent, false) : readValue(cursor, rest, indent))
    }
  }
  if ((peek(cursor)?.indent ?? 0) > indent) bail()
  return list
}

function readMap(cursor: Cursor, indent: number): Record<string, unknown> {
  const map: Record<string, unknown> = {}
  for (let line = peek(cursor); line !== null && line.indent === indent; line = peek(cursor)) {
    const found = readKey(line.text)
    if (found === null || Object.hasOwn(map, found.key)) bail()
    cursor.at += 1
    map[found.key] =
      found.rest === '' ? readBelow(cursor, indent, true) : readValue(cursor, found.rest, indent)
  }
  if ((peek(cursor)?.indent ?? 0) > indent) bail()
  return map
}

/** What stands under `key:` or `-`; a list under a key may stand at the key's own indent. */
function readBelow(cursor: Cursor, indent: number, underKey: boolean): unknown {
  const line = peek(cursor)
  if (line === null) return null
  if (line.indent > indent) {
    if (isItem(line)) return readList(cursor, line.indent)
    if (readKey(line.text) !== null) return readMap(cursor, line.indent)
    cursor.at += 1
    return readValue(cursor, line.text, indent)
  }
  return underKey && line.indent === indent && isItem(line) ? readList(cursor, indent) : null
}

const plainKey =
  /^([\p{L}_][\p{L}\p{M}\p{N}_.-]*(?: [\p{L}\p{M}\p{N}_.-]+)*|"[^"\\]*"):(?: +(.*))?$/u
const oddKey = /^(?:null|true|false|__proto__)$/i

function readKey(text: string): { key: string; rest: string } | null {
  const found = plainKey.exec(text)
  if (found === null) return null
  const [, written = '', rest = ''] = found
  const key = written.startsWith('"') ? written.slice(1, -1) : written
  if (oddKey.test(key) || key.length > 500) bail()
  // A comment after the colon leaves the value below.
  return { key, rest: rest.startsWith('#') ? '' : rest }
}

/** A value that begins in the line above `cursor` and may go on in deeper lines. */
function readValue(cursor: Cursor, begun: string, indent: number): unknown {
  if (begun === '|' || begun === '|-' || begun === '>' || begun === '>-') {
    return readTextBlock(cursor, begun, indent)
  }
  const more = readOn(cursor, indent)
  const text = [begun, ...more].join(' ')
  // A backslash may hold the line break back.
  if (more.length > 0 && text.includes('\\')) bail()
  const [value, end] = readInline(text, 0, false)
  // A comment ends a line, not a value.
  if (!(more.length > 0 ? /^ *$/ : /^(?: +#.*| *)$/).test(text.slice(end))) bail()
  return value
}

/** The deeper lines right below, which go on with a value; each break is read as one space. */
function readOn(cursor: Cursor, indent: number): string[] {
  const more: string[] = []
  for (let line = cursor.lines[cursor.at]; line && line.indent > indent; ) {
    more.push(line.text)
    cursor.at += 1
    line = cursor.lines[cursor.at]
  }
  // A deeper line after a blank one or a comment would go on too, in another way.
  if ((peek(cursor)?.indent ?? 0) > indent) bail()
  return more
}

/** A `|` (lines kept) or `>` (lines joined) block; only the simple shape of each. */
function readTextBlock(cursor: Cursor, mark: string, indent: number): string {
  const body: string[] = []
  let deep = -1
  let at = cursor.at
  for (; at < cursor.raw.length; at += 1) {
    const raw = cursor.raw[at] ?? ''
    const blank = trimEnd(raw) === ''
    const own = raw.length - raw.replace(/^ +/, '').length
    if (blank ? deep >= 0 && raw.length > deep : deep >= 0 && own > indent && own < deep) bail()
    if (!blank && own <= indent) break
    if (blank && deep < 0) bail()
    if (deep < 0) deep = own
    body.push(blank ? '' : raw.slice(deep))
  }
  while (body.at(-1) === '') body.pop()
  if (body.length === 0 || (at === cursor.raw.length && !cursor.endsInBreak)) bail()
  cursor.at = at
  const folded = mark.startsWith('>')
  if (folded && body.some((line) => line === '' || line.startsWith(' '))) bail()
  return body.join(folded ? ' ' : '\n') + (mark.endsWith('-') ? '' : '\n')
}

/** A value within one line, from `start`; answers the value and where it ends. */
function readInline(text: string, start: number, inFlow: boolean): [unknown, number] {
  const first = text[start]
  if (first === '"' || first === "'") return readQuoted(text, start)
  if (first === '[') return readFlowList(text, start)
  if (first === '{') return readFlowMap(text, start)
  if (first === undefined || '-?:,]}#&*!|>%@`'.includes(first)) bail()
  const plain = readPlain(text, start, inFlow)
  return [resolve(trimEnd(plain)), start + plain.length]
}

const doubleQuoted = /"(?:[^"\\]|\\.)*"/y
const singleQuoted = /'(?:[^']|'')*'/y

function readQuoted(text: string, start: number): [string, number] {
  const pattern = text[start] === '"' ? doubleQuoted : singleQuoted
  pattern.lastIndex = start
  const written = pattern.exec(text)?.[0] ?? bail()
  const end = start + written.length
  if (pattern === singleQuoted) return [written.slice(1, -1).replaceAll("''", "'"), end]
  if (!written.includes('\\')) return [written.slice(1, -1), end]
  // These escapes mean the same in JSON.
  if (!/^"(?:[^"\\]|\\(?:["\\/nt]|u(?!d[89a-f])[0-9a-f]{4}))*"$/i.test(written)) bail()
  return [String(JSON.parse(written)), end]
}

function readPlain(text: string, start: number, inFlow: boolean): string {
  let end = text.length
  const comment = text.indexOf(' #', start)
  if (comment >= 0) end = comment
  if (inFlow) {
    const stop = text.slice(start, end).search(/[,[\]{}]/)
    if (stop < 0) bail()
    end = start + stop
  }
  const plain = text.slice(start, end)
  if (/: |: *$/.test(plain)) bail()
  return plain
}

function skipSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next += 1
  return next
}

function readFlowList(text: string, start: number): [unknown[], number] {
  const list: unknown[] = []
  let at = skipSpaces(text, start + 1)
  if (text[at] === ']') return [list, at + 1]
  for (;;) {
    const [value, end] = readInline(text, at, true)
    list.push(value)
    at = skipSpaces(text, end)
    if (text[at] === ',') at = skipSpaces(text, at + 1)
    else if (text[at] !== ']') bail()
    // Also after a comma at the end.
    if (text[at] === ']') return [list, at + 1]
  }
}

const flowKey = /([\p{L}_][\p{L}\p{M}\p{N}_.-]*): +/uy

function readFlowMap(text: string, start: number): [Record<string, unknown>, number] {
  const map: Record<string, unknown> = {}
  let at = skipSpaces(text, start + 1)
  if (text[at] === '}') return [map, at + 1]
  for (;;) {
    flowKey.lastIndex = at
    const [whole, key] = flowKey.exec(text) ?? bail()
    if (key === undefined || oddKey.test(key) || Object.hasOwn(map, key)) bail()
    const [value, end] = readInline(text, at + whole.length, true)
    map[key] = value
    at = skipSpaces(text, end)
    if (text[at] === ',') at = skipSpaces(text, at + 1)
    else if (text[at] !== '}') bail()
    if (text[at] === '}') return [map, at + 1]
  }
}

/** The core schema: what an unquoted word stands for. */
function resolve(plain: string): unknown {
  if (/^(?:~|null|Null|NULL)$/.test(plain)) return null
  if (/^(?:true|True|TRUE)$/.test(plain)) return true
  if (/^(?:false|False|FALSE)$/.test(plain)) return false
  if (!/^[+.\d]/.test(plain)) return plain
  if (/^\+?\d{1,15}$/.test(plain) || /^\+?\d{1,9}\.\d{1,6}$/.test(plain)) return Number(plain)
  // Octal, hexadecimal, exponents, infinities, very long numbers: rare enough to leave to the library.
  if (/^\+?(?:0o[0-7]+|0x[\da-f]+|[\d.]+(?:e[+-]?\d+)?|\.inf|\.nan)$/i.test(plain)) bail()
  return plain
}
