import { describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/language.ts'
import type { Session } from '../../src/domain/session.ts'
import { groundOf } from './ground.ts'
import { brokenPromises, callsSafe, judgesDanger, showsHelp } from './promises.ts'
import { go, type Stop, walkAll } from './walk.ts'
import { newChat } from './walked-chat.ts'
import { said } from './words.ts'

const ground = groundOf()
const walks = languages.map((language) => walkAll(language, ground))

it('a broken promise of each kind is found', () => {
  const broken = (text: string, more: Partial<Session> = {}) => {
    const chat = newChat()
    const session: Session = { ...chat.kept.head.session, language: 'id', ...more }
    const head = { ...chat.kept.head, session }
    const said = [{ text, labels: [] }]
    const turn = {
      chat: { ...chat, kept: { ...chat.kept, head } },
      said,
      acts: [],
      told: [],
      events: [],
      buttons: [],
    }
    return brokenPromises(turn).map((fault) => fault.split(':')[0])
  }
  expect(broken('Baik.\nTelepon Polisi: 110')).toEqual([])
  expect(broken('Harap tenang.')).toEqual(['says “Harap tenang”'])
  expect(broken('1\n2\n3\n4\n5\n6\n7')).toEqual(['has 7 lines'])
  expect(broken('Polisi sudah tahu.')).toEqual([])
  expect(broken('Polisi sudah tahu.', { delicate: true })).toEqual(['begins with “Polisi”'])
  expect(broken('Telepon 110', { delicate: true })).toEqual(['begins with a number'])
  expect(broken('Pendamping sedang dipanggil.')).toEqual(['offers a person, and nobody is there'])
  expect(broken('Telepon: 0812 3456')).toEqual(['shows 08123456, which nobody knows'])
  expect(broken('Bình tĩnh nhé.', { language: 'vi' })).toEqual(['says “Bình tĩnh”'])
  expect(callsSafe('Pesan ini aman.', 'id')).toBe(true)
  expect(callsSafe('Ini belum tentu aman.', 'id')).toBe(false)
})

describe.each(walks)('wherever a walk has led ($language)', ({ language, stops }) => {
  const words = said[language]
  // Whoever holds a hidden chat is a stranger, and is told nothing.
  const seen = stops.filter(({ last }) => !last.chat.kept.head.session.hidden)
  const does = (stop: Stop, text: string) => go(stop.last.chat, [{ does: 'write', text }], ground)
  const without = (keeps: (stop: Stop) => boolean) =>
    seen.filter((stop) => !keeps(stop)).map(({ address }) => address)

  it('every reply keeps what is promised of all of them', () => {
    const turns = stops.flatMap((stop) => [stop.last, ...stop.goings.map(({ turn }) => turn)])
    expect(turns.length).toBeGreaterThan(1_000)
    expect([...new Set(turns.flatMap(brokenPromises))]).toEqual([])
  })

  it('no offer is called safe', () => {
    const aboutOffers = /^(?:check-offer|how-far|look-up|code):/
    const texts = stops
      .filter(({ address }) => aboutOffers.test(address))
      .flatMap(({ last }) => last.said.map(({ text }) => text))
    expect(texts.length).toBeGreaterThan(10)
    expect(texts.filter((text) => callsSafe(text, language))).toEqual([])
  })

  it('the menu comes when it is asked for', () => {
    expect(without((stop) => does(stop, words.menu).entered.includes('menu:start'))).toEqual([])
  })

  it('a person is called, or it is said when one is there', () => {
    const isTold = (stop: Stop) =>
      does(stop, words.person).entered.some((address) => address.startsWith('person:'))
    expect(without(isTold)).toEqual([])
  })

  it('a cry for help gets numbers that can be reached', () => {
    const helps = (text: string) => (stop: Stop) =>
      does(stop, text).turn.said.some(({ text }) => showsHelp(text))
    expect(without(helps(words.help))).toEqual([])
    // A family said that such words are about whom they look for: they are their answer.
    const isAboutThem = ({ last }: Stop) => last.chat.kept.head.session.report?.aboutThem === true
    const unheard = without((stop) => isAboutThem(stop) || helps(words.distress)(stop))
    expect(unheard).toEqual([])
  })

  it('an offer that is shown after the menu gets its verdict', () => {
    const isJudged = (stop: Stop) => {
      const menu = does(stop, words.menu)
      const offer = go(menu.turn.chat, [{ does: 'write', text: words.offer }], ground)
      return judgesDanger(offer.turn, language)
    }
    expect(without(isJudged)).toEqual([])
  })

  it('a digit does what the button does', () => {
    for (const stop of seen) {
      const buttons = stop.goings.filter(({ does: [one] }) => one?.does === 'tap')
      buttons.forEach(({ turn, does: [pressed] }) => {
        const [, , id] = pressed?.does === 'tap' ? pressed.choice.split(':') : []
        const step = ground.flows.find((flow) => stop.address.startsWith(`${flow.id}:`))
        const [, name = ''] = stop.address.split(':')
        const index = step?.steps[name]?.choices.findIndex((choice) => choice.id === id) ?? -1
        expect([stop.address, id, does(stop, String(index + 1)).turn.said]).toEqual([
          stop.address,
          id,
          turn.said,
        ])
      })
    }
  })
})
