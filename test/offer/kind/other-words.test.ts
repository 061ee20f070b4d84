import { describe, expect, it } from 'vitest'
import { indexSpellings } from '../../../src/domain/spellings.ts'
import { isOtherWord } from '../../../src/offer/kind/other-words.ts'
import { hear, sentencesOf } from '../../../src/offer/phrases/hear.ts'
import { lexicon } from '../../../src/offer/phrases/lexicon.ts'
import { read } from '../../../src/offer/read/read.ts'
import { known } from '../known.ts'

const knowledge = known()
const words = lexicon(knowledge)
const spellings = indexSpellings(knowledge.spellings)

/** What is heard as work in a text, other words left out. */
function work(text: string): string[] {
  const reading = read(text, spellings)
  return hear(reading, sentencesOf(reading), words.index)
    .filter((hit) => !isOtherWord(reading, hit))
    .filter(({ of }) => of.kind === 'cue' && ['work', 'job', 'online-job'].includes(of.cue))
    .map(({ span }) => span.quote)
}

describe('other words', () => {
  it('a word with marks of its own is no chat', () => {
    const reading = read('chất lượng', spellings)
    const heard = hear(reading, sentencesOf(reading), words.index)
    expect(heard.some((hit) => hit.of.kind === 'cue' && hit.of.cue === 'chat')).toBe(true)
    expect(heard.every((hit) => isOtherWord(reading, hit) || hit.span.quote !== 'chất')).toBe(true)
  })

  it.each(['luu luong data', 'chat luong tot', 'mua truc tuyen', 'ví điện tử', 'CSKH 18001091'])(
    'no work: %s',
    (text) => expect(work(text)).toEqual([]),
  )

  it.each([
    ['luong 8 trieu', 'luong'],
    ['hồ sơ lương', 'lương'],
    ['can tuyen 5 ban', 'tuyen'],
    ['lắp ráp điện tử', 'điện tử'],
    ['tuyển CSKH', 'CSKH'],
  ])('work: %s', (text, word) => expect(work(text)).toContain(word))
})
