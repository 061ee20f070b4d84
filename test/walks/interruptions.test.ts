import { describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/language.ts'
import { groundOf } from './ground.ts'
import { brokenPromises, judgesDanger, showsHelp } from './promises.ts'
import { type Going, go, type Stop, walkAll } from './walk.ts'
import type { Does, WalkedChat } from './walked-chat.ts'
import { said } from './words.ts'

const ground = groundOf()
const { flows } = ground
const walks = languages.map((language) => walkAll(language, ground))

/** Each step of each flow at which something can come between. */
const open = (stops: Stop[]) => stops.filter((stop) => stop.open)
const flowOf = ({ address }: Pick<Stop, 'address'>) =>
  flows.find(({ id }) => address.startsWith(`${id}:`))
const stepOf = (stop: Pick<Stop, 'address'>) =>
  flowOf(stop)?.steps[stop.address.split(':')[1] ?? '']

/** What somebody told in it is kept, so that nobody is to be asked from the beginning. */
function isKept(stop: Stop): boolean {
  const flow = flowOf(stop)
  const acts = Object.values(flow?.steps ?? {}).flatMap((step) => [
    ...step.acts,
    ...step.choices.flatMap((choice) => choice.acts),
  ])
  return flow?.report !== null || acts.includes('keep-term')
}

const atNow = ({ kept }: WalkedChat) => {
  const { at } = kept.head.session
  return at && `${at.flow}:${at.step}`
}

const writes = (text: string): Does[] => [{ does: 'write', text }]

describe.each(walks)('interrupted at every step ($language)', ({ language, stops }) => {
  const words = said[language]
  const other = languages.find((one) => one !== language) ?? language
  const between = (stop: Stop, text: string) => go(stop.last.chat, writes(text), ground, '(text)')
  const wrong = (isRight: (stop: Stop) => boolean, among = open(stops)) =>
    among.filter((stop) => !isRight(stop)).map(({ address }) => address)

  /** The conversation is where it was, or one word leads back to the question. */
  function goesOn(stop: Stop, { turn }: Going): boolean {
    if (atNow(turn.chat)?.split(':')[0] === flowOf(stop)?.id) return true
    const back = go(turn.chat, writes(words.goOn), ground)
    return atNow(back.turn.chat) === stop.address
  }

  it('by an offer, it is judged, or is what was asked for; what was told before is not lost', () => {
    const isRight = (stop: Stop) => {
      const going = between(stop, words.offer)
      const isAnswer = going.turn.told.length > 0 || /:(?:firm|person)$/.test(stop.address)
      if (isAnswer) return true
      return judgesDanger(going.turn, language) && (!isKept(stop) || goesOn(stop, going))
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by a question, it is answered; what was told before is not lost', () => {
    const isRight = (stop: Stop) => {
      const going = between(stop, words.question)
      const { delicate } = stop.last.chat.kept.head.session
      // Whatever is written to the clock's "how are you?" is answered alike.
      const isSign = going.turn.acts.includes('answer-check-in')
      const isAnswer = going.turn.told.length > 0 || going.took.length > 0 || isSign
      const isAnswered = going.entered.some((one) => one.startsWith('question:'))
      const isHelp = delicate && going.turn.said.some(({ text }) => showsHelp(text))
      return (
        (isAnswer || isAnswered || isHelp) && (!isKept(stop) || isAnswer || goesOn(stop, going))
      )
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by a cry for help, there are numbers at once; what was told before is not lost', () => {
    const isRight = (stop: Stop) => {
      const going = between(stop, words.distress)
      const { report } = stop.last.chat.kept.head.session
      // A family said that such words are about whom they look for: they are their answer.
      if (report?.aboutThem && stepOf(stop)?.asks) return going.turn.told.length > 0
      const helps = going.turn.said.some(({ text }) => showsHelp(text))
      const isLost = isKept(stop) && !goesOn(stop, going)
      return helps && going.turn.acts.includes('hand-over') && !isLost
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by the word for help, there are numbers at once', () => {
    const isRight = (stop: Stop) => {
      const going = between(stop, words.help)
      return going.turn.said.some(({ text }) => showsHelp(text))
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by the full stop that shows the numbers again, it goes on', () => {
    const delicate = open(stops).filter(({ last }) => last.chat.kept.head.session.delicate)
    const isRight = (stop: Stop) => {
      const going = between(stop, '.')
      return (
        going.turn.said.some(({ text }) => showsHelp(text)) &&
        atNow(going.turn.chat) === stop.address
      )
    }
    expect(delicate.length).toBeGreaterThan(50)
    expect(wrong(isRight, delicate)).toEqual([])
  })

  it('by words without sense, twice, something is said each time, and a consent is asked again', () => {
    const isRight = (stop: Stop) => {
      const once = between(stop, words.senseless)
      const twice = go(once.turn.chat, writes(words.senseless), ground)
      const isSaid = once.turn.said.length > 0 && twice.turn.said.length > 0
      return isSaid && (!stepOf(stop)?.consents || atNow(twice.turn.chat) === stop.address)
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by the word for silence, it is agreed to, and what was told before is not lost', () => {
    const isRight = (stop: Stop) => {
      const going = between(stop, words.quiet)
      const isAgreed = going.entered.join() === 'quiet:start'
      return isAgreed && (!isKept(stop) || goesOn(stop, going))
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by another language, the same is asked in it', () => {
    const isRight = (stop: Stop) => {
      const { turn, entered } = between(stop, words.otherLanguage)
      const { session } = turn.chat.kept.head
      const same = stop.address.startsWith('language:')
        ? entered.includes('language:chosen')
        : entered.at(-1) === stop.address && atNow(turn.chat) === stop.address
      return session.language === other && same
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by choosing another language, the same is asked in it, and nothing is done twice', () => {
    const isRight = (stop: Stop) => {
      const asked = between(stop, words.language)
      const chosen = go(asked.turn.chat, writes(other === 'id' ? '1' : '2'), ground)
      const { acts, said, chat } = chosen.turn
      if (stop.address.startsWith('language:')) return chosen.entered.includes('language:chosen')
      return (
        atNow(chat) === stop.address &&
        chat.kept.head.session.language === other &&
        said.length > 1 &&
        acts.every((act) => ['switch-language', 'mark-delicate'].includes(act))
      )
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('by hiding, one harmless line is left, strangers get another, and what was told is there after', () => {
    const isRight = (stop: Stop) => {
      const hidden = between(stop, words.hide)
      const strangers = [words.stranger, words.offer, '1', words.plain].map((text) =>
        go(hidden.turn.chat, writes(text), ground),
      )
      const { safeContact } = stop.last.chat.kept.head.session
      const back = go(hidden.turn.chat, writes(safeContact?.ownWord ?? words.menu), ground)
      const resumed = goesOn(stop, back)
      return (
        hidden.entered.join() === 'hide:hidden' &&
        hidden.turn.said.length === 1 &&
        hidden.turn.acts.includes('clear-screen') &&
        strangers.every((one) => one.entered.join() === 'hide:stranger') &&
        back.entered.includes('menu:start') &&
        (!isKept(stop) || resumed)
      )
    }
    expect(wrong(isRight)).toEqual([])
  })

  it('what is said to any of it keeps what is promised', () => {
    const { offer, question, distress, help, otherLanguage, hide } = words
    const turns = open(stops).flatMap((stop) =>
      [offer, question, distress, help, otherLanguage, hide].map((one) => between(stop, one).turn),
    )
    expect([...new Set(turns.flatMap(brokenPromises))]).toEqual([])
  })
})
