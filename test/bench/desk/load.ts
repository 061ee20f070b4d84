import { setTimeout as sleep } from 'node:timers/promises'
import { type Colleague, colleague, invite } from './colleague.ts'
import { type OpenPage, openPage } from './open-page.ts'
import { type Person, person, wordOf, wordsIn } from './person.ts'
import { processUse } from './process-use.ts'

export type LoadOptions = {
  service: { url: string; pid(): number }
  /** Those the service runs with, by which `suar staff add` finds it. */
  settings: Record<string, string>
  consoles: number
  people: number
  /** How many of the people are answered by the consoles and go on writing. */
  talking: number
  seconds: number
  /** Milliseconds between two messages of one person. */
  every: number
  onStep?: (step: string) => void
}

export type Load = {
  written: number
  /** Milliseconds from a person's post until a worker's page has fetched the line, in order. */
  times: number[]
  /** Milliseconds until the service said that a line is stored, in order. */
  stored: number[]
  /** Lines no page ever fetched while it listened, and lines that are not in the chat afterwards. */
  missing: number
  lost: number
  doubled: number
  outOfOrder: number
  reopened: number
  pieces: number
  bytes: number
  /** Of the service, while people wrote: seconds of CPU for each second, and megabytes. */
  cpu: number
  memory: number
  most: number
}

/** How long after the last message a page may still come to know of it. */
const patience = 15_000

/** People write, the staff's open pages fetch what they are told of, and every line is counted. */
export async function runLoad(options: LoadOptions): Promise<Load> {
  const { service, consoles, seconds, every, onStep = () => {} } = options
  const staff = await comeIn(options)
  onStep(`${consoles} consoles are signed in and on duty`)
  const people = await arrive(options)
  onStep(`${people.length} people wait`)
  const taken = await take(options, staff)
  onStep(`${taken.length} chats are taken`)

  const watch = watchLines()
  const pages: OpenPage[] = await Promise.all(
    taken.map(({ by, chat }) => openPage(by, chat, watch.seen)),
  )
  await sleep(1_000)
  const stored: number[] = []
  const before = processUse(service.pid())
  const begun = performance.now()
  const end = begun + seconds * 1_000
  await Promise.all(
    taken.map(async ({ number }, at) => {
      const who = people[number]
      if (!who) throw new Error('a chat of nobody')
      await sleep((every * at) / taken.length)
      for (let line = 1; performance.now() < end; line++) {
        const next = performance.now() + every
        watch.written(number, line)
        const said = performance.now()
        await who.say(sentence(who, line))
        stored.push(performance.now() - said)
        await sleep(Math.max(0, next - performance.now()))
      }
    }),
  )
  await watch.settled(patience)
  const lasted = (performance.now() - begun) / 1_000
  const after = processUse(service.pid())
  for (const page of pages) page.close()
  onStep('nobody writes any more; what stands in the chats is counted')

  const fetched = pages.map((page) => page.fetched())
  const inChats = await Promise.all(
    taken.map(async ({ by, chat }) => wordsIn((await by.get(`/desk/chat/${chat}?from=1`)).text)),
  )
  return {
    ...watch.result(inChats.flat()),
    stored: stored.toSorted((a, b) => a - b),
    reopened: sum(pages.map((page) => page.reopened())),
    pieces: sum(fetched.map(({ count }) => count)),
    bytes: sum(fetched.map(({ bytes }) => bytes)),
    cpu: (after.cpu - before.cpu) / lasted,
    memory: after.memory,
    most: after.most,
  }
}

const deskOfConsole = (at: number) => (at % 2 === 0 ? 'ID' : 'VN')
const isVietnamese = (number: number) => number % 2 === 1

/** Half of them at each desk. */
async function comeIn({ service, settings, consoles }: LoadOptions): Promise<Colleague[]> {
  const staff: Colleague[] = []
  for (let at = 0; at < consoles; at++) {
    const [name, desk] = [`Pekerja${at}`, deskOfConsole(at)] as const
    const token = await invite({ ...settings }, name, desk)
    staff.push(await colleague(service.url, name, desk, token))
  }
  return staff
}

/** Everybody says which one they are and asks for a person. */
async function arrive({ service, people }: LoadOptions): Promise<Person[]> {
  const all = Array.from({ length: people }, (_, number) => person(service.url, number))
  const some = 10
  for (let from = 0; from < all.length; from += some) {
    await Promise.all(
      all.slice(from, from + some).map(async (one) => {
        await one.say(sentence(one, 0))
        await one.say(isVietnamese(one.number) ? 'NGƯỜI' : 'ORANG')
      }),
    )
  }
  return all
}

function sentence({ number }: Person, line: number): string {
  const word = wordOf(number, line)
  return isVietnamese(number) ? `em viết tin ${word} ạ` : `saya tulis baris ${word} ya`
}

type Taken = { by: Colleague; chat: string; number: number }

/** The consoles take one chat each in turn, of those that wait at their desk. */
async function take({ talking, people }: LoadOptions, staff: Colleague[]): Promise<Taken[]> {
  await waiting(staff, people)
  const taken: Taken[] = []
  for (let at = 0; taken.length < talking; at++) {
    const by = staff[at % staff.length]
    if (!by) throw new Error('nobody is there')
    const [chat] = chatsToTake((await by.get('/desk/queue')).text)
    if (!chat) throw new Error(`nobody waits for ${by.name}`)
    await by.act(`/desk/chat/${chat}/take`)
    const [first] = wordsIn((await by.get(`/desk/chat/${chat}`)).text)
    if (!first) throw new Error('a chat in which nobody said who they are')
    taken.push({ by, chat, number: first.person })
  }
  return taken
}

async function waiting(staff: Colleague[], people: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const pages = await Promise.all(staff.slice(0, 2).map((one) => one.get('/desk/queue')))
    if (sum(pages.map(({ text }) => chatsToTake(text).length)) >= people) return
    await sleep(500)
  }
  throw new Error('not everybody came into the queue')
}

function chatsToTake(html: string): string[] {
  return [...html.matchAll(/action="\/desk\/chat\/([\w-]+)\/take"/g)].map(([, chat = '']) => chat)
}

/** Follows every line from the person to the pages. */
function watchLines() {
  const sentAt = new Map<string, number>()
  const times: number[] = []
  const found = new Set<string>()
  let doubled = 0
  let outOfOrder = 0

  function count(words: { person: number; line: number }[]): void {
    const here = new Set<string>()
    let last = -1
    for (const { person, line } of words) {
      const word = wordOf(person, line)
      if (here.has(word)) doubled += 1
      else if (line < last) outOfOrder += 1
      here.add(word)
      last = line
    }
  }

  return {
    written(person: number, line: number): void {
      sentAt.set(wordOf(person, line), performance.now())
    },
    seen(html: string): void {
      const now = performance.now()
      const words = wordsIn(html)
      count(words)
      for (const { person, line } of words) {
        const word = wordOf(person, line)
        const at = sentAt.get(word)
        if (at === undefined || found.has(word)) continue
        found.add(word)
        times.push(now - at)
      }
    },
    async settled(patience: number): Promise<void> {
      const until = performance.now() + patience
      while (found.size < sentAt.size && performance.now() < until) await sleep(50)
    },
    /** `inChats`: every line that stands in the chats in the end. */
    result(inChats: { person: number; line: number }[]) {
      const there = inChats.map(({ person, line }) => wordOf(person, line))
      return {
        written: sentAt.size,
        times: times.toSorted((a, b) => a - b),
        missing: sentAt.size - found.size,
        lost: [...sentAt.keys()].filter((word) => !there.includes(word)).length,
        doubled: doubled + there.length - new Set(there).size,
        outOfOrder,
      }
    },
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
