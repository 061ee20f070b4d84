import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InboundBody, Outbound } from '../../src/domain/message.ts'
import { FetchFault, SendFault } from '../../src/ports/channel.ts'
import { picture, plainDraw } from '../fixtures/picture.ts'
import { type RecordingInside, recordingInside } from '../fixtures/recording-inside.ts'
import { jpeg, pdf } from '../fixtures/sample-files.ts'
import type { ChannelRig } from './channel-rig.ts'
import { eventually, soon } from './patience.ts'

/** What every channel promises. It is asked for its abilities, never for its name. */
export function channelContract(name: string, open: () => Promise<ChannelRig>): void {
  describe(`channel contract: ${name}`, () => {
    let rig: ChannelRig
    let inside: RecordingInside
    let handlesBefore: string[]

    beforeEach(async () => {
      handlesBefore = openHandles()
      rig = await open()
      inside = recordingInside()
      await rig.channel.start(inside)
    })

    afterEach(async () => {
      inside.take()
      await rig.channel.stop()
      await rig.close()
    })

    const body = (index = 0): InboundBody | undefined => inside.stored[index]?.body
    const stored = (count: number) => inside.until(() => inside.stored.length >= count)

    let replies = 0
    function reply(text: string, choices: Outbound['choices'] = []): Outbound {
      return { id: `reply-${++replies}`, to: rig.person.address, text, choices }
    }

    async function say(message: Outbound) {
      inside.show(message)
      return await rig.channel.send(message)
    }

    async function screen(messages = 1) {
      await eventually(async () => (await rig.person.screen()).length >= messages)
      return await rig.person.screen()
    }

    describe('what a person writes', () => {
      it('is acknowledged only after it was stored', async () => {
        inside.hold()
        await rig.person.write('Apakah ini aman?')
        await inside.until(() => inside.received.length === 1)
        await soon()
        expect(await rig.heard()).toBe(false)
        inside.take()
        await eventually(rig.heard)
        expect(body()).toEqual({ kind: 'text', text: 'Apakah ini aman?' })
      })

      it('comes again, as the same message, when it could not be stored', async () => {
        inside.refuse()
        await rig.person.write('Tolong')
        await inside.until(() => inside.received.length >= 1)
        await soon()
        expect(await rig.heard()).toBe(false)
        inside.take()
        await stored(1)
        await eventually(rig.heard)
        const ids = new Set(inside.received.map((message) => message.messageId))
        expect(ids.size).toBe(1)
        expect(inside.received.length).toBeGreaterThan(1)
        expect(inside.stored).toHaveLength(1)
      })

      it('has the same id when it is brought twice, and another one when it is another message', async () => {
        await rig.person.write('satu')
        await stored(1)
        await rig.person.repeatLast()
        await soon()
        await eventually(rig.heard)
        await rig.person.write('satu')
        const ids = () => inside.stored.map(({ messageId }) => messageId)
        await inside.until(() => new Set(ids()).size > 1)
        // A channel may well know a repetition itself, and bring it once.
        const [first, ...others] = ids()
        expect(others.pop()).not.toBe(first)
        expect(new Set([first, ...others])).toEqual(new Set([first]))
      })

      it('bears the address a reply goes to, and the time', async () => {
        const before = Date.now()
        await rig.person.write('halo')
        await stored(1)
        expect(inside.stored[0]?.from).toEqual(rig.person.address)
        expect(rig.person.address.channel).toBe(rig.channel.name)
        // A platform may tell whole seconds.
        expect(inside.stored[0]?.sentAt).toBeGreaterThan(before - 1001)
        expect(inside.stored[0]?.sentAt).toBeLessThan(Date.now() + 1001)
      })

      it.each([
        ['emoji', 'Gaji 15 juta 💰👩‍👩‍👧🇮🇩 minat?'],
        ['Vietnamese, composed and decomposed', 'Việc nhẹ lương cao. Vie\u0323\u0302c nhe\u0323'],
        ['right to left', 'مطلوب عمال \u200Fفورا'],
        ['lines', 'satu\ndua\n\n  tiga'],
        [
          'mark-up',
          '<b>Gratis</b> &amp; *tanpa* _biaya_ <script>alert(1)</script> [x](http://a.example)',
        ],
        ['invisible characters', 'ga\u200Bji ti\u00ADnggi'],
      ])('arrives unchanged: %s', async (_, text) => {
        await rig.person.write(text)
        await stored(1)
        expect(body()).toEqual({ kind: 'text', text })
      })

      it('arrives whole and in order when it is very long', async () => {
        const text = Array.from({ length: 2500 }, (_, index) => `kata${index}`).join(' ')
        const pieces = await rig.person.write(text)
        await stored(pieces.length)
        const texts = inside.stored.map(({ body }) => (body.kind === 'text' ? body.text : ''))
        expect(texts).toEqual(pieces)
        expect(texts.join(' ').split(/\s+/)).toEqual(text.split(' '))
      })

      it('keeps its order', async () => {
        for (const text of ['a', 'b', 'c', 'd']) await rig.person.write(text)
        await stored(4)
        expect(inside.stored.map(({ body }) => body)).toEqual(
          ['a', 'b', 'c', 'd'].map((text) => ({ kind: 'text', text })),
        )
      })

      it('can be a place, where the channel carries places', async () => {
        if (rig.person.sendPlace) {
          await rig.person.sendPlace(11.5564, 104.9282)
          await stored(1)
          expect(body()).toEqual({ kind: 'place', latitude: 11.5564, longitude: 104.9282 })
        } else {
          await rig.person.write('11.5564, 104.9282')
          await stored(1)
          expect(body()).toEqual({ kind: 'text', text: '11.5564, 104.9282' })
        }
      })
    })

    describe('a picture somebody sends', () => {
      async function sendPicture(bytes: Uint8Array, caption = '') {
        await rig.pictures?.send(bytes, caption)
        await stored(1)
        const sent = body()
        if (sent?.kind !== 'media' || !sent.file) throw new Error(`no file in ${sent?.kind}`)
        return { ...sent, file: sent.file }
      }

      /** Its bytes, from the platform or from where the channel had them kept. */
      async function fetched(ref: string, maxBytes: number): Promise<Uint8Array> {
        const signal = AbortSignal.timeout(3_000)
        if (rig.channel.fetch) return await rig.channel.fetch(ref, { maxBytes, signal })
        const kept = inside.kept.get(ref)
        if (!kept) throw new Error('nothing was kept')
        return kept
      }

      it('comes with its words, and its very bytes can be had when somebody wants them', async () => {
        if (!rig.pictures) return
        const sent = await sendPicture(jpeg, 'Ini tawarannya, aman?')
        expect(sent).toMatchObject({ media: 'photo', caption: 'Ini tawarannya, aman?' })
        expect(sent.file.ref).not.toBe('')
        for (let look = 0; look < 2; look++)
          expect(Buffer.from(await fetched(sent.file.ref, jpeg.length)).equals(jpeg)).toBe(true)
        await eventually(rig.heard)
      })

      it('is acknowledged only after it was stored', async () => {
        if (!rig.pictures) return
        inside.hold()
        await rig.pictures.send(jpeg, '')
        await inside.until(() => inside.received.length === 1)
        await soon()
        expect(await rig.heard()).toBe(false)
        inside.take()
        await eventually(rig.heard)
      })

      it('is not fetched where it is larger than asked for, or not there any more', async () => {
        if (!rig.pictures || !rig.channel.fetch) return
        const { file } = await sendPicture(jpeg)
        const tooLarge = await fetched(file.ref, jpeg.length - 1).catch((error: unknown) => error)
        expect(tooLarge).toBeInstanceOf(FetchFault)
        expect(tooLarge).toMatchObject({ kind: 'too-large' })
        rig.pictures.lose?.()
        const gone = await fetched(file.ref, jpeg.length).catch((error: unknown) => error)
        expect(gone).toMatchObject({ name: 'FetchFault', kind: 'gone' })
        const none = await fetched('no such file', 10).catch((error: unknown) => error)
        expect(none).toMatchObject({ name: 'FetchFault', kind: 'gone' })
      })
    })

    describe('a reply', () => {
      // On most platforms nobody can be written to who has not written first.
      beforeEach(async () => {
        await rig.person.write('halo')
        await stored(1)
        inside.stored.length = 0
      })

      it('is shown, its bold as bold and without the marks', async () => {
        await say(reply('*BAHAYA*\nJangan bayar dulu.'))
        const [shown] = await screen()
        expect(shown?.text).toBe('BAHAYA\nJangan bayar dulu.')
        expect(shown?.bold).toEqual(['BAHAYA'])
      })

      it.each([
        ['a lone star', 'Rp5 juta* per bulan'],
        ['stars between numbers', '2*3*4 = 24'],
        ['stars as bullets', '* satu\n* dua'],
        ['tags', '<b>resmi</b> </i> <a href="http://a.example">a</a>'],
        ['references', '5 < 6 && 7 > 6 &amp; &lt;b&gt;'],
        ['other marks', '_a_ ~b~ `c` [d](http://d.example) ||e||'],
      ])('shows what is no mark-up as it stands: %s', async (_, text) => {
        await say(reply(text))
        const [shown] = await screen()
        expect(shown?.text).toBe(text)
        expect(shown?.bold).toEqual([])
      })

      it('is shown whole when it is longer than one message', async () => {
        const { maxLength } = rig.channel.abilities
        const words = Math.ceil(Math.min(maxLength * 2.5, 30_000) / 8)
        const text = Array.from({ length: words }, (_, index) => `kata${index}`).join(' ')
        await say(reply(text))
        const wanted = text.split(' ')
        await eventually(async () => (await shownWords()).length >= wanted.length)
        expect(await shownWords()).toEqual(wanted)
        for (const { text } of await rig.person.screen())
          expect(text.length).toBeLessThanOrEqual(maxLength)
      })

      it('offers its choices, and the answer comes back', async () => {
        const choices = [
          { id: 'paid', label: 'Sudah bayar' },
          { id: 'nothing', label: 'Belum apa-apa' },
        ]
        await say(reply('Sudah sampai mana?', choices))
        const [shown] = await screen()
        if (rig.channel.abilities.buttons && rig.person.press) {
          expect(shown?.text).toBe('Sudah sampai mana?')
          expect(shown?.buttons).toHaveLength(2)
          const [first = '', second = ''] = shown?.buttons ?? []
          expect(first).toContain('Sudah bayar')
          expect(second).toContain('Belum apa-apa')
          await rig.person.press(second)
          await stored(1)
          expect(body()).toEqual({ kind: 'choice', choice: 'nothing' })
          await eventually(rig.heard)
        } else {
          expect(shown?.text).toMatch(
            /^Sudah sampai mana\?\n+1\W{1,2}Sudah bayar\n2\W{1,2}Belum apa-apa$/,
          )
          await rig.person.write('2')
          await stored(1)
          expect(body()).toEqual({ kind: 'text', text: '2' })
        }
      })

      it('can be a picture with words under it, and one that says nothing where it is saved', async () => {
        if (!rig.channel.abilities.pictures) return
        const choices = [{ id: 'why', label: 'Mengapa?' }]
        await say({ ...reply('Ini *gambarnya*.', choices), picture })
        await eventually(async () => (await rig.person.screen())[0]?.picture !== null)
        const [shown] = await screen()
        expect(shown?.text).toBe('Ini gambarnya.')
        expect(shown?.bold).toEqual(['gambarnya'])
        expect(shown?.buttons).toHaveLength(1)
        expect(Buffer.from(shown?.picture?.bytes ?? [])).toEqual(await plainDraw(picture))
        expect(shown?.picture?.name).toBe('image.png')
      })

      it('can bring a file, its very bytes under the name it was given, where the channel can', async () => {
        if (!rig.channel.abilities.files) return
        const file = {
          name: 'dokumen.pdf',
          type: 'application/pdf' as const,
          bytes: async () => pdf,
        }
        const sent = { ...reply('Ini *daftarnya*.'), file }
        await inside.show(sent)
        await rig.channel.send(sent)
        await eventually(async () => (await rig.person.screen())[0]?.file !== null)
        const [shown] = await screen()
        expect(shown?.text).toBe('Ini daftarnya.')
        expect(Buffer.from(shown?.file?.bytes ?? []).equals(pdf)).toBe(true)
        expect(shown?.file?.name).toBe('dokumen.pdf')
      })

      it('can be taken from the screen with its picture, where the channel can', async () => {
        if (!rig.channel.abilities.pictures || rig.channel.abilities.deletesWithin === 0) return
        const { platformId } = await say({ ...reply('Ini sebentar saja.'), picture })
        await screen(1)
        await rig.channel.remove(rig.person.address, platformId === null ? [] : [platformId])
        expect(await rig.person.screen()).toEqual([])
      })

      it('can be taken from the screen again, where the channel can', async () => {
        const { platformId } = await say(reply('Ini sebentar saja.'))
        await say(reply('Ini tetap.'))
        await screen(2)
        await rig.channel.remove(rig.person.address, platformId === null ? [] : [platformId])
        const left = (await rig.person.screen()).map(({ text }) => text)
        const removed = rig.channel.abilities.deletesWithin > 0
        const kept = rig.wipesAll ? [] : ['Ini tetap.']
        expect(left).toEqual(removed ? kept : ['Ini sebentar saja.', 'Ini tetap.'])
      })

      it('is refused as the platform refuses it, or never', async () => {
        if (!rig.trouble) {
          await expect(say(reply('a'))).resolves.toHaveProperty('platformId')
          return
        }
        rig.trouble.busy(7)
        expect(await faultOf(say(reply('a')))).toMatchObject({ kind: 'later', retryAfter: 7000 })
        rig.trouble.broken()
        expect(await faultOf(say(reply('b')))).toMatchObject({ kind: 'later', retryAfter: null })
        await say(reply('c'))
        rig.trouble.gone()
        expect(await faultOf(say(reply('d')))).toMatchObject({ kind: 'never' })
      })

      async function shownWords(): Promise<string[]> {
        const shown = await rig.person.screen()
        return shown.flatMap(({ text }) => text.split(/\s+/))
      }
    })

    it('leaves nothing open when it has stopped', async () => {
      await rig.person.write('halo')
      await stored(1)
      await say(reply('Halo.'))
      await rig.channel.stop()
      await rig.close()
      await eventually(async () => openHandles().length <= handlesBefore.length)
    })
  })
}

async function faultOf(sending: Promise<unknown>): Promise<SendFault> {
  const fault = await sending.then(
    () => null,
    (error: unknown) => error,
  )
  if (fault instanceof SendFault) return fault
  throw new Error(`no SendFault but ${String(fault)}`)
}

/** What keeps the process alive, as far as the network and the clock are concerned. */
function openHandles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /^(TCP|Timeout|Immediate|HTTP|GetAddrInfo|Pipe|FSReq)/.test(kind))
}
