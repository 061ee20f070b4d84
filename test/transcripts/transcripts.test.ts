import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inThrowawayStore } from '../../src/commands/chat.ts'
import { type House, openHouse } from '../../src/commands/house.ts'
import { play } from '../../src/commands/play-transcript.ts'
import { formatTranscript, parseTranscript } from '../../src/dialogue/transcript.ts'

const folder = new URL('./', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
let house: House

beforeAll(async () => {
  house = await openHouse()
})

describe('the transcripts', () => {
  // Through the whole service: real checker, real content, real runtime, a real store each.
  it.concurrent.each(files)('%s goes as it is written', async (name) => {
    const file = new URL(name, folder)
    const written = readFileSync(file, 'utf8')
    const played = formatTranscript(await play(parseTranscript(written), house, inThrowawayStore))
    if (process.env['UPDATE']) writeFileSync(file, played)
    else expect(played).toBe(written)
  })

  it('exist in both languages', () => {
    const named = (language: string) =>
      files.filter((name) => name.endsWith(`.${language}.txt`)).map((name) => name.split('.')[0])
    expect(named('id')).toEqual(named('vi'))
    expect(named('id').length * 2).toBe(files.length)
  })
})
