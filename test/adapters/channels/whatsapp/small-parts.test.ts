import { describe, expect, it } from 'vitest'
import { ackFault } from '../../../../src/adapters/channels/whatsapp/ack-fault.ts'
import { createCap } from '../../../../src/adapters/channels/whatsapp/cap.ts'
import {
  isForOthers,
  isPerson,
  numbersOf,
} from '../../../../src/adapters/channels/whatsapp/numbers.ts'
import {
  maxLength,
  messageIdOf,
  render,
} from '../../../../src/adapters/channels/whatsapp/render.ts'
import { envelopeOf } from '../../../../src/adapters/channels/whatsapp/stanzas.ts'

describe('the cap of a minute', () => {
  const minute = 60_000
  function capOf(perMinute: number) {
    const clock = { at: 0, now: () => clock.at }
    return { clock, cap: createCap(perMinute, clock) }
  }

  it('lets so many through, and says how long the next has to wait', () => {
    const { cap, clock } = capOf(3)
    expect(cap.take(2, false)).toBe(0)
    clock.at = 10_000
    expect(cap.take(1, false)).toBe(0)
    clock.at = 20_000
    expect(cap.take(1, false)).toBe(minute - 20_000)
    clock.at = minute + 1
    expect(cap.take(2, false)).toBe(0)
    expect(cap.take(1, false)).toBe(10_000 - 1)
  })

  it('counts what is urgent and never holds it', () => {
    const { cap } = capOf(1)
    for (let n = 0; n < 5; n++) expect(cap.take(1, true)).toBe(0)
    expect(cap.take(1, false)).toBe(minute)
  })

  it('lets one pass that is longer than the cap', () => {
    const { cap, clock } = capOf(2)
    expect(cap.take(5, false)).toBe(0)
    expect(cap.take(5, false)).toBe(minute)
    clock.at = minute + 1
    expect(cap.take(5, false)).toBe(0)
  })
})

describe('what the server says of a message', () => {
  it.each([
    [{}, null, null],
    [{ error: '404' }, 'never', null],
    [{ error: '403' }, 'never', null],
    [{ error: '429', backoff: '7' }, 'later', 7000],
    [{ error: '429' }, 'later', null],
    [{ error: '463' }, 'later', 15 * 60_000],
    [{ error: '479' }, 'later', null],
    [{ error: '500' }, 'later', null],
  ])('%o: %s, after %s', (attrs, kind, retryAfter) => {
    const fault = ackFault(attrs, null, 1000)
    expect(fault?.kind ?? null).toBe(kind)
    expect(fault?.retryAfter ?? null).toBe(retryAfter)
  })

  it('quotes nothing that is no number', () => {
    expect(ackFault({ error: 'call +62 811' }, null, 0)?.message).toBe('whatsapp: refused')
  })
})

describe('addresses', () => {
  it.each([
    ['628111@s.whatsapp.net', true],
    ['628111:12@s.whatsapp.net', true],
    ['1234@lid', true],
    ['1234:3@lid', true],
    ['0@s.whatsapp.net', false],
    ['120363@g.us', false],
    ['status@broadcast', false],
    ['17@broadcast', false],
    ['1203@newsletter', false],
    ['13135550002@bot', false],
  ])('%s is a person: %s', (jid, person) => {
    expect(isPerson(jid)).toBe(person)
    expect(isForOthers(jid)).toBe(!person)
  })

  it('of the server are not for others', () => {
    expect(isForOthers('@s.whatsapp.net')).toBe(false)
    expect(isForOthers('s.whatsapp.net')).toBe(false)
  })

  it('of one person are told apart by what they are, not by their order', () => {
    const both = { lid: '1@lid', pn: '628@s.whatsapp.net' }
    expect(numbersOf('1:4@lid', '628@s.whatsapp.net')).toEqual(both)
    expect(numbersOf('628:4@s.whatsapp.net', '1@lid')).toEqual(both)
    expect(numbersOf('1@lid', null)).toEqual({ lid: '1@lid', pn: null })
  })
})

describe('the envelope of a stanza', () => {
  const attrs = { id: 'A', from: '1@lid', t: '1795600000', sender_pn: '628@s.whatsapp.net' }
  const of = (more: Record<string, string>) =>
    envelopeOf({ tag: 'message', attrs: { ...attrs, ...more } })

  it('tells who wrote when', () => {
    const sentAt = 1_795_600_000_000
    expect(of({})).toEqual({ id: 'A', from: '1@lid', alt: '628@s.whatsapp.net', sentAt })
  })

  it('tells to whom another device of ours wrote', () => {
    const sentAt = 1_795_600_000_000
    const more = { from: '9@lid', recipient: '2@lid', recipient_pn: '629@s.whatsapp.net' }
    const told = { id: 'A', from: '2@lid', alt: '629@s.whatsapp.net', sentAt, byHand: true }
    expect(of(more)).toEqual(told)
  })

  it.each([
    ['to a group, by another device of ours', { from: '9@lid', recipient: '1@g.us' }],
    ['about the device itself', { category: 'peer' }],
    ['of a group', { from: '1@g.us', participant: '1@lid' }],
    ['of WhatsApp', { from: '0@s.whatsapp.net' }],
  ])('is none: %s', (_, more) => {
    expect(of(more)).toBeNull()
  })
})

describe('rendering', () => {
  it('puts the answers under the text by their numbers', () => {
    const choices = [
      { id: 'a', label: 'Ya' },
      { id: 'b', label: 'Tidak' },
    ]
    expect(render({ text: '*Jadi?*', choices })).toEqual(['*Jadi?*\n1 Ya\n2 Tidak'])
    expect(render({ text: ' ', choices: [] })).toEqual([])
  })

  it('cuts long texts, and gives each part an id of its own that never changes', () => {
    const parts = render({ text: 'kata '.repeat(2000), choices: [] })
    expect(parts.length).toBe(3)
    expect(parts.every(({ length }) => length <= maxLength)).toBe(true)
    const ids = parts.map((_, part) => messageIdOf('x', part))
    expect(new Set(ids).size).toBe(3)
    expect(ids).toEqual(parts.map((_, part) => messageIdOf('x', part)))
  })

  it('sends no half of a character', () => {
    expect(render({ text: 'a\ud83d', choices: [] })).toEqual(['a\uFFFD'])
  })
})
