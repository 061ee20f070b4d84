import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|js|mjs)$/.test(file))
  .map((file) => ({ file: `src/${file}`, text: readFileSync(`src/${file}`, 'utf8') }))

const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

test('only the doors to what is named in docs/security-rules.md open a connection', () => {
  const opens =
    /(?<![.\w])(?:await )?fetch\((?!chat|ref|owner)|from '(?:node:(?:https?|http2|net|tls|dgram|dns)|undici|ws)'|createTransport\(|createClient\(|new Api\(|makeWASocket\(/
  expect(sources.length).toBeGreaterThan(400)
  expect(filesWith(opens).sort()).toEqual([
    // Ours to ask: the browser, of the page it is on.
    'src/adapters/channels/telegram/api.ts',
    'src/adapters/channels/telegram/fetch-file.ts',
    'src/adapters/channels/web/files/script/ask.js',
    'src/adapters/channels/whatsapp/connection.ts',
    'src/adapters/channels/whatsapp/media.ts',
    'src/adapters/channels/whatsapp/upload-media.ts',
    'src/adapters/mail/mailer.ts',
    'src/adapters/stores/redis/connection.ts',
    'src/commands/operator-door.ts',
    'src/console/files/script/life.js',
    // Opens nothing: it tells an address of digits from a name.
    'src/console/guard/party-of.ts',
  ])
})

test('no program is started, and no text is ever run', () => {
  expect(
    filesWith(
      /child_process|node:(?:vm|cluster|repl)|(?<![.\w])eval\(|new Function\(|(?<![.\w])Function\(|setTimeout\(\s*['"`]/,
    ),
  ).toEqual([])
})

test('markup is put together by the template that escapes; what it takes as it is, is ours alone', () => {
  // The address of a live piece, and a drawn shape made of numbers.
  expect(filesWith(/(?<![.\w])raw\(/).sort()).toEqual([
    'src/console/figures/charts/bars.ts',
    'src/console/frame/live.ts',
  ])
})

test('what must not be guessed comes from the random numbers of the platform', () => {
  // These spread waits, so that several processes do not try at the same instant.
  expect(filesWith(/Math\.random/).sort()).toEqual([
    'src/adapters/channels/telegram/telegram.ts',
    'src/adapters/channels/whatsapp/taking.ts',
    'src/adapters/channels/whatsapp/tenure.ts',
    'src/adapters/channels/whatsapp/whatsapp.ts',
    'src/desk/rota/paging.ts',
    'src/runtime/runtime.ts',
  ])
})

test('no weak hash, cipher or mode is used but where a protocol of others asks for it', () => {
  expect(filesWith(/'(?:md5|sha1|des|rc4)'|createCipher\(|aes-\d+-(?:ecb|cbc)/).sort()).toEqual([
    // WhatsApp seals files so, with an HMAC over all of it that is checked first.
    'src/adapters/channels/whatsapp/media.ts',
    'src/adapters/channels/whatsapp/upload-media.ts',
    // By which name Redis knows a script it was given.
    'src/adapters/stores/redis/scripts.ts',
  ])
})

test('no check of a certificate, and no strictness about requests, is turned off', () => {
  const off = /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity|insecureHTTPParser/
  expect(filesWith(off)).toEqual([])
  expect(readFileSync('package.json', 'utf8')).not.toMatch(/insecure-http-parser|NODE_TLS/)
})
