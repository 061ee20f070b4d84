import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openAsk } from '../../src/commands/ask.ts'
import { shippedAnswers } from '../answers/shipped.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const day = () => Date.UTC(2026, 10, 26, 5)

describe('a question', () => {
  test('is answered in full, with whose law it is, the numbers and every source', async () => {
    const answer = (await openAsk(root, day))({
      id: '1',
      lang: 'id',
      question: 'gimana cara cek PT resmi atau tidak',
    })
    expect(answer).toMatchObject({ id: '1', lang: 'id', answered: true, article: 'check-agency' })
    expect(answer.answer).toContain('SIP2MI')
    expect(answer.answer).toContain('0800-1000')
    expect(answer.answer).toContain('Menurut aturan Indonesia.')
    expect(answer.sources.length).toBeGreaterThan(0)
    for (const { title, date } of answer.sources) {
      expect(answer.answer).toContain(title)
      expect(date).toMatch(/^\d{4}/)
    }
  })

  test('that no article answers is declined and handed on', async () => {
    const answer = (await openAsk(root, day))({ id: '2', lang: 'vi', question: 'cách nấu phở bò' })
    expect(answer).toMatchObject({ answered: false, article: null, sources: [] })
    expect(answer.answer).toContain('mình không đoán')
    expect(answer.answer).toContain('+84 24 3824 9517')
  })

  test('past its day of review says so', async () => {
    const ask = await openAsk(root, () => Date.UTC(2029, 0, 1))
    const { answer } = ask({ id: '3', lang: 'vi', question: 'phí dịch vụ tối đa bao nhiêu' })
    expect(answer).toContain('lâu chưa được xem lại')
  })
})

test('every article can be told: all its slots are filled, and its numbers are those of knowledge/help', async () => {
  const ask = await openAsk(root, day)
  const { articles } = shippedAnswers()
  expect(articles.length).toBeGreaterThan(5)
  for (const { id, language, questions } of articles) {
    const told = questions.map((question) => ask({ id, lang: language, question }))
    const own = told.filter(({ article }) => article === id)
    // Its own sample questions find it, nearly all of them.
    expect([id, own.length / questions.length >= 0.5]).toEqual([id, true])
    for (const { answer } of own) expect(answer).not.toMatch(/[{}]/)
  }
})

test('many are answered from standard input in their order; a bad line is told and the run goes on', () => {
  const lines = [
    '{"id":"a","lang":"id","question":"resep rendang"}',
    'no json',
    '{"id":"b","lang":"en","question":"what"}',
    '{"id":"c","lang":"vi","question":"phí dịch vụ tối đa bao nhiêu"}',
  ]
  const run = spawnSync('node', ['bin/suar.mjs', 'ask', '--jsonl'], {
    cwd: root,
    input: lines.join('\n'),
    encoding: 'utf8',
  })
  const results = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(results.map(({ id }) => id)).toEqual(['a', null, 'b', 'c'])
  expect(results[0]).toMatchObject({ answered: false, article: null })
  expect(results[1].error).toContain('not JSON')
  expect(results[2].error).toContain('lang is id or vi')
  expect(results[3]).toMatchObject({ answered: true, article: 'fees' })
  expect(run.status).toBe(1)
}, 60_000)

test('without --jsonl it says what to do', () => {
  const run = spawnSync('node', ['bin/suar.mjs', 'ask'], { cwd: root, encoding: 'utf8' })
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('--jsonl')
}, 60_000)
