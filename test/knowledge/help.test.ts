import { CORE_SCHEMA, eventsToAst, parseEvents, SCALAR_STYLE } from 'js-yaml'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { needs } from '../../src/domain/help.ts'
import { dateFault } from './faults.ts'
import { listOf, namesIn, rowOf, textOf, yamlOf } from './raw.ts'

const codes = listOf(yamlOf('countries.yaml'), 'countries').map((c) => rowOf(c, 'country')['code'])
const files = namesIn('help', '.yaml')
const entries = files.flatMap((file) =>
  listOf(yamlOf(`help/${file}.yaml`), file).map((e) => [file, rowOf(e, file)] as const),
)

const quoted: number[] = [SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED]

/** Numbers that no numbering plan for ordinary telephones holds, and why they are right all the same. */
const shortCodes: Record<string, string> = {
  'ID 0800-1000': 'free number of the ministry, shorter than the numbering plan foresees',
  'ID 110': 'police emergency code',
  'ID 129': 'women and children, code of the ministry',
  'ID 148': 'witness protection, code of the agency',
  'VN 111': 'national hotline code',
  'VN 113': 'police emergency code',
  'KH 117': 'police emergency code',
  'TW 1955': 'national hotline code',
  'KR 1345': 'immigration contact centre, code of the ministry',
  'VN 156': 'reports of calls that defraud, national code',
  'GB 999': 'emergency code',
  'JP 110': 'police emergency code',
  'JP 119': 'ambulance and fire code',
}

describe('help', () => {
  it('gives every entry its own id, which starts with its country', () => {
    const ids = entries.map(([, e]) => e['id'])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [file, e] of entries) {
      expect(e['id']).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(String(e['id']).startsWith(`${file.toLowerCase()}-`), String(e['id'])).toBe(true)
    }
  })

  it('holds the fields of the type, nothing else', () => {
    const fields =
      'by,confidence,contact,cost,dialledOn,from,hours,id,languages,name,needs,recorded,serves,source'
    for (const [, e] of entries) expect(Object.keys(e).sort().join(), String(e['id'])).toBe(fields)
  })

  it('uses only values the type knows', () => {
    for (const [, e] of entries) {
      const id = String(e['id'])
      expect(['phone', 'whatsapp', 'email', 'web', 'office'], id).toContain(e['by'])
      expect(['free', 'charged', 'unknown'], id).toContain(e['cost'])
      expect([true, false, null], id).toContain(e['recorded'])
      expect(['24h', 'office', 'unknown'], id).toContain(e['hours'])
      expect(['high', 'med', 'low'], id).toContain(e['confidence'])
      const wanted = listOf(e['needs'], id)
      expect(wanted.length, id).toBeGreaterThan(0)
      for (const need of wanted) expect(needs, id).toContain(need)
      for (const language of listOf(e['languages'], id)) expect(language, id).toMatch(/^[a-z]{2}$/)
      for (const key of ['serves', 'from']) {
        if (e[key] === 'any') continue
        for (const code of listOf(e[key], id)) expect(codes, id).toContain(code)
      }
    }
  })

  it('does not claim that a number was rung unless it says when', () => {
    for (const [, e] of entries) {
      if (e['dialledOn'] !== null) expect(dateFault(e['dialledOn'])).toBeNull()
    }
  })

  it('writes every number as a quoted string, so that no zero or plus is lost', () => {
    for (const file of files) {
      const source = textOf(`help/${file}.yaml`)
      const [document] = eventsToAst(parseEvents(source, {}), { source, schema: CORE_SCHEMA })
      if (document?.contents?.kind !== 'sequence') throw new Error(`${file} is not a list`)
      for (const item of document.contents.items) {
        const fields = item.kind === 'mapping' ? item.items : []
        const contact = fields.find(({ key }) => 'value' in key && key.value === 'contact')?.value
        if (contact?.kind !== 'scalar') throw new Error(`${file} has an entry without contact`)
        expect(quoted, contact.value).toContain(contact.style)
      }
    }
  })

  it('holds only numbers that can exist, short codes apart', () => {
    const seen = new Set<string>()
    for (const [file, e] of entries) {
      if (e['by'] !== 'phone' && e['by'] !== 'whatsapp') continue
      const contact = String(e['contact'])
      const code = `${file} ${contact}`
      if (code in shortCodes) {
        seen.add(code)
        // a code works in its own country only
        expect(e['from'], code).toEqual([file])
        continue
      }
      const country = Array.isArray(e['from']) ? String(e['from'][0]) : file
      const number = parsePhoneNumberFromString(contact, { defaultCountry: country as 'ID' })
      expect(number?.isValid(), `${String(e['id'])} ${contact}`).toBe(true)
      // who must be somewhere to use a number is given a number of that place, or one from home
      if (contact.startsWith('+') && Array.isArray(e['from'])) {
        expect(number?.country, String(e['id'])).toBe(country)
      }
    }
    expect([...seen].sort(), 'a short code that nobody uses any more').toEqual(
      Object.keys(shortCodes).sort(),
    )
  })

  it('has for both peoples a line that answers from everywhere, day and night', () => {
    for (const country of ['ID', 'VN']) {
      const lines = entries.filter(
        ([, e]) =>
          e['by'] === 'phone' &&
          e['from'] === 'any' &&
          e['hours'] === '24h' &&
          e['confidence'] === 'high' &&
          listOf(e['serves'], 'serves').includes(country) &&
          listOf(e['needs'], 'needs').includes('held-abroad'),
      )
      expect(lines.length, country).toBeGreaterThan(0)
    }
  })
})
