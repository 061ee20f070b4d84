import { describe, expect, test } from 'vitest'
import { createAnswers } from '../../src/answers/answers.ts'
import type { Language } from '../../src/domain/language.ts'
import { askedQuestions, questionSets } from '../bench/accuracy/answers.ts'
import { shippedAnswers } from './shipped.ts'

/** What ships, read once: these are the answers people get. */
const knowledge = shippedAnswers()
const { find } = createAnswers(knowledge)

const found = (question: string, language: Language, before: string | null = null) =>
  find(question, language, before).article

describe('an article is found however it is asked for', () => {
  test.each([
    ['gimana cara cek PT resmi atau tidak'],
    ['cara ngecek pt resmi apa nggak'],
    ['CARA CEK P3MI TERDAFTAR??'],
    ['gimana cara cekk PT resmii atau tidak'],
  ])('in Indonesian: %s', (question) => {
    expect(found(question, 'id')).toBe('check-agency')
  })

  test.each([
    ['phí dịch vụ tối đa bao nhiêu'],
    ['phi dich vu toi da bao nhieu'],
    ['phí dv tối đa bn'],
    ['PHÍ DỊCH VỤ TỐI ĐA BAO NHIÊU Ạ'],
  ])('in Vietnamese: %s', (question) => {
    expect(found(question, 'vi')).toBe('fees')
  })

  test('in the middle of other talk', () => {
    const talk = `Selamat malam semua. Saya dari Cilacap, kemarin ketemu tetangga yang anaknya sudah di luar negeri.
Dia cerita macam-macam. Gimana cara cek PT resmi atau tidak? Terima kasih sebelumnya.`
    expect(found(talk, 'id')).toBe('check-agency')
  })
})

describe('a country', () => {
  test('leads to the article about it', () => {
    expect(found('boleh ga kerja di kamboja', 'id')).toBe('dest-cambodia')
    expect(found('đi campuchia làm có được không', 'vi')).toBe('dest-cambodia')
  })

  test('never leads to an article about another one', () => {
    for (const { id, language, countries } of knowledge.articles) {
      if (countries.length === 0 || countries.includes('TW')) continue
      const question = language === 'id' ? 'kerja di taiwan' : 'đi đài loan làm việc'
      expect(found(question, language)).not.toBe(id)
    }
  })

  test('alone goes on from the article told before', () => {
    expect(found('kalau ke kamboja?', 'id', 'check-agency')).toBe('dest-cambodia')
    expect(found('còn Campuchia thì sao?', 'vi', 'fees')).toBe('dest-cambodia')
  })
})

describe('nothing is told', () => {
  test('of the law of one country to people of another', () => {
    expect(found('boleh ga kerja di kamboja', 'id')).toBe('dest-cambodia')
    expect(found('orang vietnam boleh ga kerja di kamboja', 'id')).toBeNull()
    expect(found('orang filipina boleh ga kerja di kamboja', 'id')).toBeNull()
    expect(found('người Indonesia đi campuchia làm có được không', 'vi')).not.toBe('fees')
  })

  test("of a country's law to people of the other, whatever is asked", () => {
    for (const set of questionSets) {
      for (const { question } of askedQuestions('id', set)) {
        expect(found(`orang vietnam ${question}`, 'id'), question).toBeNull()
      }
      for (const { question } of askedQuestions('vi', set)) {
        expect(found(`người indonesia ${question}`, 'vi'), question).toBeNull()
      }
    }
  })

  test.each<[Language, string]>([
    ['id', 'resep rendang padang dong'],
    ['id', 'cuaca jakarta besok'],
    ['id', 'skor persib tadi berapa'],
    ['id', ''],
    ['id', '🙏🙏'],
    ['vi', 'cách nấu phở bò'],
    ['vi', 'ket qua xo so mien bac'],
    ['vi', 'tối nay đá banh mấy giờ'],
    ['vi', '???'],
  ])('where no article answers (%s): %s', (language, question) => {
    expect(found(question, language)).toBeNull()
  })
})

test('a flood of words is read to its 120th and costs little', () => {
  const started = performance.now()
  expect(() => found('kerja di kamboja '.repeat(20_000), 'id')).not.toThrow()
  expect(performance.now() - started).toBeLessThan(5_000)
})
