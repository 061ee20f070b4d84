import { describe, expect, it } from 'vitest'
import { address, dateFault } from './faults.ts'
import { csvOf, listOf, namesIn, rowOf, under, yamlOf } from './raw.ts'

const codes = listOf(yamlOf('countries.yaml'), 'countries').map((c) => rowOf(c, 'country')['code'])
const bodies = csvOf('bodies.csv')
const home = rowOf(yamlOf('pay-at-home.yaml'), 'pay-at-home')
const corridors = namesIn('corridors', '.yaml').map(
  (name) => [name, rowOf(yamlOf(`corridors/${name}.yaml`), name)] as const,
)

describe('corridors', () => {
  it('are named for their two countries, which countries.yaml knows', () => {
    for (const [name, c] of corridors) {
      expect(`${c['origin']}-${c['destination']}`).toBe(name)
      expect(['ID', 'VN']).toContain(c['origin'])
      expect(codes, name).toContain(c['destination'])
    }
  })

  it('hold the fields of the type and a note, nothing else', () => {
    const fields = 'channels,destination,fees,origin,pay,placement,said'
    for (const [name, { note, ...c }] of corridors) {
      expect(Object.keys(c).sort().join(), name).toBe(fields)
      expect(['string', 'undefined'], name).toContain(typeof note)
    }
  })

  it('say who closed, stopped, limited or opened them, and when', () => {
    for (const [name, c] of corridors) {
      expect(['closed', 'suspended', 'restricted', 'open', 'unknown'], name).toContain(
        c['placement'],
      )
      if (c['said'] === null) expect(c['placement'], name).toBe('unknown')
      else expect(dateFault(rowOf(c['said'], name)['on']), name).toBeNull()
    }
  })

  it('offer no lawful way where there is none, and one where the way is open', () => {
    for (const [name, c] of corridors) {
      const ways = listOf(c['channels'], name).length
      if (c['placement'] === 'closed' || c['placement'] === 'suspended') expect(ways, name).toBe(0)
      if (c['placement'] === 'open') expect(ways, name).toBeGreaterThan(0)
    }
  })

  it('send people only to sites that bodies.csv lists', () => {
    const listed = new Set(bodies.flatMap((b) => (b['domains'] ?? '').split(';')))
    for (const [name, c] of corridors) {
      for (const [where, site] of under(c['channels'], 'site', name)) {
        if (site !== null) expect(listed, where).toContain(site)
      }
    }
  })

  it('say whose rule a fee is', () => {
    const owner = /Aturan (Indonesia|Vietnam)|^Program |^Kata kementerian/
    for (const [name, c] of corridors) {
      for (const [where, rule] of under(c['fees'], 'rule', name)) {
        expect(rowOf(rule, where)['id'], where).toMatch(owner)
      }
    }
  })

  it('carry pay that can be compared', () => {
    const bands = [...corridors.map(([name, c]) => [name, c['pay']] as const)]
    bands.push(['home ID', home['ID']], ['home VN', home['VN']])
    for (const [name, list] of bands) {
      for (const item of listOf(list, name)) {
        const band = rowOf(item, name)
        const where = `${name} ${String(band['job'])}`
        expect(band['job'], where).toMatch(/^[a-z]+(-[a-z]+)*$/)
        expect(Number(band['low']), where).toBeGreaterThan(0)
        expect(Number(band['high']), where).toBeGreaterThanOrEqual(Number(band['low']))
        expect(band['currency'], where).toMatch(/^[A-Z]{3}$/)
        expect(['legal minimum', 'contract standard', 'reported typical', 'job order']).toContain(
          band['basis'],
        )
        expect(['high', 'med', 'low'], where).toContain(band['confidence'])
        expect(dateFault(band['asOf']), where).toBeNull()
        expect(band['source'], where).toMatch(address)
      }
    }
  })
})
