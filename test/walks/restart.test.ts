import { expect, it } from 'vitest'
import type { Said } from '../../src/dialogue/transcript.ts'
import { languages } from '../../src/domain/language.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'
import { groundOf } from './ground.ts'
import { type MortalService, mortalService } from './mortal-service.ts'
import { type Stop, walkAll } from './walk.ts'
import { bodyOf, codesIn, type Does, newChat, turnOf, withoutCodes } from './walked-chat.ts'

const ground = groundOf()
/** Longest that anything may take to be said, on the wall. Milliseconds. */
const patience = 30_000

/** A person who goes the whole of a path, and what they are told in each turn where nothing ever breaks. */
type Person = { name: string; turns: Does[][]; expected: Said[][] }

/** Paths that lead through every stop: those that are no beginning of another. */
function longest(stops: Stop[]): Stop[] {
  const keyOf = ({ path }: Stop) => JSON.stringify(path).slice(0, -1)
  const keys = stops.map(keyOf)
  return stops.filter((stop, i) =>
    keys.every((key, j) => i === j || key === keyOf(stop) || !key.startsWith(`${keyOf(stop)},`)),
  )
}

function personOf({ address, path }: Stop, language: string): Person {
  // Nobody is at the desk here: the service has one for all.
  const turns = path.map((does) => does.filter((one) => one.does !== 'desk'))
  let chat = newChat()
  const expected = turns.map((does) => {
    const turn = turnOf(chat, does, ground.rules)
    chat = turn.chat
    return turn.said
  })
  return { name: `${language} ${address}`, turns, expected }
}

/** Everything a person sends in one turn, with the words and buttons they have on their screen. */
async function send(person: Person, number: number, service: MortalService): Promise<void> {
  const shown = service.screen(person.name)
  const lastCode = shown.flatMap(({ text }) => codesIn(text)).at(-1) ?? ''
  const buttons = shown.findLast((one) => one.buttons.length > 0)?.buttons ?? []
  const all = person.turns[number] ?? []
  await Promise.all(
    all.map(async (one, i) => {
      if (one.does === 'wait' || one.does === 'later') return
      if (one.does === 'desk' || one.does === 'friend') return
      const hint = 'languageHint' in one ? one.languageHint : null
      const body = bodyOf(one, { lastCode, buttons })
      await service.tell(person.name, `m${number}-${i}`, body, hint)
    }),
  )
}

it('a process that is gone after every message, at every step of every flow, loses nothing', async () => {
  const service = await mortalService(tempDirectory())
  const open = languages.flatMap((language) =>
    walkAll(language, ground)
      .stops.filter((stop) => stop.open)
      .map((stop) => ({ ...stop, language })),
  )
  // A day of silence cannot be waited for here, and nobody else writes; what comes after either is walked in the
  // other tests.
  const timely = open.filter(
    ({ path }) => !path.flat().some(({ does }) => ['wait', 'later', 'friend'].includes(does)),
  )
  expect(timely.length).toBeGreaterThan(open.length - 20)
  const people = languages.flatMap((language) =>
    longest(timely.filter((stop) => stop.language === language)).map((stop) =>
      personOf(stop, language),
    ),
  )
  const rounds = Math.max(...people.map(({ turns }) => turns.length))

  for (let number = 0; number < rounds; number++) {
    const there = people.filter(({ turns }) => number < turns.length)
    await Promise.all(there.map((person) => send(person, number, service)))
    await service.killAndStart()
    await untilSaid(service, there, number)
  }
  for (const { name, turns, expected } of people) {
    const seen = service
      .screen(name)
      .map(({ text, labels }) => ({ text: withoutCodes(text), labels }))
    expect([name, turns.length, seen]).toEqual([name, turns.length, expected.flat()])
  }
  await service.end()
}, 300_000)

/** Everybody has been told what this turn tells them, or more. */
async function untilSaid(service: MortalService, people: Person[], number: number): Promise<void> {
  const begun = Date.now()
  const lacks = ({ name, expected }: Person) =>
    service.screen(name).length < expected.slice(0, number + 1).flat().length
  while (people.some(lacks)) {
    if (Date.now() - begun > patience) {
      const names = people.filter(lacks).map(({ name }) => name)
      throw new Error(`nothing more was said in turn ${number} to ${names.join(', ')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
