import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { WriterStore } from '../../../fixtures/open-writer-store.ts'
import {
  compileWhatsAppProcess,
  runWhatsAppProcess,
  type WhatsAppProcess,
} from '../../../fixtures/run-whatsapp-process.ts'
import { seeded } from '../../../fixtures/seeded.ts'
import { tempDirectory } from '../../../fixtures/temp-directory.ts'
import { startWhatsAppServer } from '../../../fixtures/whatsapp-server/whatsapp-server.ts'
import { ours, until } from './rig.ts'

const rounds = 20
const people = 6

/**
 * Kills the process again and again while people write, and expects that each message is answered, and
 * answered once. What was counted is printed.
 */
export function killedTest(where: string, open: () => Promise<Omit<WriterStore, 'master'>>): void {
  test(`${rounds} kill -9 while people write, kept in ${where}: nobody is left without an answer, nobody gets two`, async () => {
    const chance = seeded(3)
    const server = await startWhatsAppServer()
    onTestFinished(() => server.stop())
    const master = randomBytes(32).toString('hex')
    const settings = {
      store: { ...(await open()), master } as WriterStore & { master: string },
      url: server.url,
      root: server.trust.root,
      clock: { base: Date.now(), factor: 10 },
      lease: 900,
    }
    const compiled = compileWhatsAppProcess(tempDirectory())
    const started: WhatsAppProcess[] = []
    const prepare = () => {
      const process = runWhatsAppProcess(compiled)
      started.push(process)
      onTestFinished(() => process.kill())
      return process
    }

    let running = prepare()
    // It makes some eight hundred keys at a stroke; on a busy machine that takes longer than the short lease
    // by which those after it take over soon.
    running.begin({ ...settings, lease: 5_000 })
    await until(() => running.status().startsWith('qr '), 20_000)
    server.scan(running.status().slice(3), ours)
    await until(() => running.status() === 'open', 20_000)

    const writers = Array.from({ length: people }, (_, n) =>
      server.person({ pn: `62812000000${n}`, lid: `20000000000000${n}` }, `Orang ${n}`),
    )
    let written = 0
    const words: string[] = []
    const byWord = new Map<string, (typeof writers)[number]>()
    const writeOne = async () => {
      const writer = writers[written % people]
      const word = `kata-${++written}-`
      words.push(word)
      if (writer) byWord.set(word, writer)
      await writer?.say(word)
    }
    const answersTo = (word: string) =>
      byWord
        .get(word)
        ?.texts()
        .filter((text) => text.includes(word)).length ?? 0

    for (let round = 0; round < rounds; round++) {
      const next = prepare()
      await writeOne()
      await writeOne()
      await writeOne()
      // Somewhere between the arrival of the first and the answer to the last.
      await sleep(chance() * 150)
      await running.kill()
      // People do not know, and write on.
      await writeOne()
      running = next
      running.begin(settings)
      await until(() => running.status() === 'open', 20_000)
    }
    await writeOne()
    // A reply that process after process left behind is left in peace for up to nine minutes, here 54 seconds;
    // a busy machine comes to it later. What is lost is lost after two minutes as well.
    await until(() => words.every((word) => answersTo(word) > 0), 120_000).catch(() => undefined)
    await sleep(1_000)

    const lost = words.filter((word) => answersTo(word) === 0)
    const twice = words.filter((word) => answersTo(word) > 1)
    const takenUp = started.reduce((sum, one) => sum + one.counted('whatsapp-taken-up'), 0)
    const retries = server.heard.filter(({ attrs }) => attrs['type'] === 'retry').length
    process.stdout.write(
      `whatsapp on ${where}: ${rounds} kill -9, ${words.length} messages, ${lost.length} lost, ${twice.length} answered twice; ${takenUp} taken up from the journal, ${retries} asked for again\n`,
    )
    expect(lost).toEqual([])
    expect(twice).toEqual([])
    // Nothing was sealed with a key that an earlier process had used.
    expect(writers.flatMap((writer) => writer.repetitions())).toEqual([])
    expect(await running.end()).toBe(0)
    for (const one of started) expect(one.noise()).toBe('')
    expect(server.errors).toEqual([])
  }, 300_000)
}
