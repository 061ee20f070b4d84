import { describe, expect, it } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import { csvOf, listOf, rowOf, textOf, yamlOf } from './raw.ts'

const countries = listOf(yamlOf('countries.yaml'), 'countries').map((c) => rowOf(c, 'country'))
const codes = countries.map((c) => String(c['code']))
const places = csvOf('places.csv')
const bodies = csvOf('bodies.csv')
const split = (cell: string | undefined) => (cell ?? '').split(';').filter((part) => part !== '')

describe('countries', () => {
  it('have a code, three names, a currency and a telephone prefix', () => {
    expect(new Set(codes).size).toBe(codes.length)
    for (const c of countries) {
      const code = String(c['code'])
      expect(code).toMatch(/^[A-Z]{2}$/)
      expect(Object.keys(rowOf(c['names'], code)).join(), code).toBe('id,vi,en')
      expect(c['currency'], code).toMatch(/^[A-Z]{3}$/)
      expect(c['phonePrefix'], code).toMatch(/^\+[1-9]\d{0,3}$/)
    }
  })

  it('list each spelling once, in lower case, with and without marks', () => {
    const owner = new Map<string, string>()
    for (const c of countries) {
      const code = String(c['code'])
      const aliases = listOf(c['aliases'], code).map(String)
      for (const name of Object.values(rowOf(c['names'], code))) {
        expect(aliases, code).toContain(String(name).toLowerCase())
      }
      for (const alias of aliases) {
        expect(owner.get(alias), alias).toBeUndefined()
        owner.set(alias, code)
        expect(alias).toBe(alias.toLowerCase())
        expect(aliases, alias).toContain(fold(alias))
      }
    }
  })

  it('mark everyday words among the spellings', () => {
    const ambiguous = countries.flatMap((c) => {
      const aliases = listOf(c['aliases'], 'aliases')
      const marked = listOf(c['ambiguous'], 'ambiguous')
      for (const word of marked) expect(aliases).toContain(word)
      return marked
    })
    for (const word of [
      'cam',
      'han',
      'thai',
      'my',
      'uc',
      'duc',
      'phi',
      'nga',
      'y',
      'trung',
      'as',
    ]) {
      expect(ambiguous).toContain(word)
    }
  })
})

describe('places', () => {
  it('stand in known countries and are of a kind we know', () => {
    expect(textOf('places.csv').split('\n')[0]).toBe('name,aliases,country,kind,note,asOf,source')
    const kinds = ['scam-hub', 'hub-town', 'border-crossing', 'transit-town', 'city']
    for (const p of places) {
      expect(codes, p['name']).toContain(p['country'])
      expect(kinds, p['name']).toContain(p['kind'])
    }
    expect(new Set(places.map((p) => p['name'])).size).toBe(places.length)
  })

  it('never give a scam hub a name that an ordinary city has', () => {
    const namesOf = (kind: string) =>
      places
        .filter((p) => p['kind'] === kind)
        .flatMap((p) => [p['name'] ?? '', ...split(p['aliases'])].map(fold))
    const cities = new Set(namesOf('city'))
    expect(namesOf('scam-hub').filter((name) => cities.has(name))).toEqual([])
  })

  it('leave out spellings that are everyday words once marks are dropped', () => {
    // "có công" (ty), "xa mặt", "tay trắng", "cầu treo", silang, kucing: met in real adverts
    const everyday = ['co cong', 'xa mat', 'tay trang', 'cau treo', 'silang', 'kucing', 'binh di']
    const spellings = places.flatMap((p) => [p['name'] ?? '', ...split(p['aliases'])].map(fold))
    expect(everyday.filter((word) => spellings.includes(word))).toEqual([])
  })
})

describe('bodies', () => {
  it('stand in known countries and are of a kind we know', () => {
    const header = 'name,country,kind,domains,handles,imitations,aliases,asOf,source'
    expect(textOf('bodies.csv').split('\n')[0]).toBe(header)
    const kinds = ['ministry', 'agency', 'embassy', 'hotline', 'programme', 'registry', 'employer']
    for (const b of bodies) {
      expect(codes, b['name']).toContain(b['country'])
      expect(kinds, b['name']).toContain(b['kind'])
      expect(split(b['aliases']).length, b['name']).toBeGreaterThan(0)
    }
  })

  it('give bare host names, so that a parent can be matched whole', () => {
    for (const b of bodies) {
      for (const domain of split(b['domains'])) {
        expect(domain, b['name']).toMatch(/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      }
    }
  })

  it('never list an imitation as an official address', () => {
    const official = new Set(bodies.flatMap((b) => split(b['domains'])))
    const imitations = bodies.flatMap((b) => split(b['imitations']))
    expect(imitations.length).toBeGreaterThan(5)
    expect(imitations.filter((name) => official.has(name))).toEqual([])
  })
})
