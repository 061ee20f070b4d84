import { describe, expect, it } from 'vitest'
import { natures } from '../../src/domain/notice.ts'
import { dateFault } from './faults.ts'
import { csvOf, namesIn, textOf } from './raw.ts'

const columns = 'name,aliases,nature,authority,listedOn,endsOn,aboutId,aboutVi,licence,city,source'
const files = namesIn('agencies', '.csv')
const notices = files.flatMap((file) =>
  csvOf(`agencies/${file}.csv`).map((n) => [file, n] as const),
)

describe('agencies', () => {
  it('come from both countries, in the columns we agreed on', () => {
    expect(files).toEqual(['ID', 'VN'])
    for (const file of files) expect(textOf(`agencies/${file}.csv`).split('\n')[0]).toBe(columns)
  })

  it('have a name, an authority and a nature we know', () => {
    for (const [, n] of notices) {
      expect(n['name'], n['source']).toMatch(/\S{2}/)
      expect(n['authority'], n['name']).toMatch(/\S{2}/)
      expect(natures, n['name']).toContain(n['nature'])
    }
  })

  it('are not told twice', () => {
    const keys = notices.map(([file, n]) =>
      [file, n['name'], n['nature'], n['authority'], n['listedOn']].join('|'),
    )
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it('keep brackets and the name itself out of the aliases', () => {
    for (const [, n] of notices) {
      expect(n['name']).not.toMatch(/[[\]]/)
      const aliases = (n['aliases'] ?? '').split(';')
      expect(aliases, n['name']).not.toContain(n['name'])
      expect(new Set(aliases).size, n['name']).toBe(aliases.length)
    }
  })

  it('let only a suspension end, and never before it begins', () => {
    for (const [, n] of notices) {
      const ends = n['endsOn'] ?? ''
      if (ends === '') continue
      expect(n['nature'], n['name']).toBe('suspended')
      // an end may lie ahead of us
      expect(dateFault(ends, new Date('9999')), n['name']).toBeNull()
      const began = (n['listedOn'] ?? '').slice(0, ends.length)
      expect(ends >= began, `${n['name']} ${began} ${ends}`).toBe(true)
    }
  })

  it('leave a suspension open only where it is recent', () => {
    const open = notices.filter(([, n]) => n['nature'] === 'suspended' && n['endsOn'] === '')
    expect(open.length).toBeGreaterThan(0)
    for (const [, n] of open) expect((n['listedOn'] ?? '') >= '2025', n['name']).toBe(true)
  })

  it('name the site that an imitation looks like', () => {
    const imitations = notices.filter(([, n]) => n['nature'] === 'imitation')
    expect(imitations.length).toBeGreaterThan(0)
    for (const [, n] of imitations) expect(n['aboutId']).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  })
})
