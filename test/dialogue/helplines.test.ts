import { describe, expect, it } from 'vitest'
import { helplines, type Seeker } from '../../src/dialogue/helplines.ts'
import { type Need, needs } from '../../src/domain/help.ts'
import { help } from './helpline-rows.ts'

const indonesian = (from: string | null, near = from): Seeker => ({ home: 'ID', from, near })
const vietnamese = (from: string | null, near = from): Seeker => ({ home: 'VN', from, near })
const contacts = (need: Need, seeker: Seeker, count = 2) =>
  helplines(need, seeker, count, help).map((entry) => entry.contact)

describe('helplines for somebody held', () => {
  it('are the ministry, then the mission where the person is', () => {
    expect(contacts('held-abroad', indonesian('MM'))).toEqual([
      '+62 812-9007-0027',
      '+95 9 503 7055',
    ])
    expect(contacts('held-abroad', vietnamese('KH'))).toEqual([
      '+84 981 84 84 84',
      '+855 23 726 274',
    ])
  })

  it('are the ministry and a line of the host country where no mission is known', () => {
    expect(contacts('held-abroad', vietnamese('TW'))).toEqual(['+84 981 84 84 84', '1955'])
  })

  it('are two bodies that can be reached from anywhere, or say from where, while the place is unknown', () => {
    expect(contacts('held-abroad', indonesian(null))).toEqual([
      '+62 812-9007-0027',
      '+62 21 2780 8211',
    ])
    expect(contacts('held-abroad', vietnamese(null))).toEqual(['+84 981 84 84 84', '111'])
  })

  it('never show 111 to a Vietnamese abroad, nor a mission of another country', () => {
    for (const country of ['KH', 'MM', 'TW', 'MY', 'AE', 'XX']) {
      expect(contacts('held-abroad', vietnamese(country), 9)).not.toContain('111')
    }
    expect(contacts('held-abroad', indonesian(null), 9)).not.toContain('+855 12 813 282')
    expect(contacts('held-abroad', indonesian('MM'), 9)).not.toContain('+966 56 917 3990')
  })

  it('are the police or 111 at home, however the need is named', () => {
    expect(contacts('held-at-home', indonesian('ID'))).toEqual(['110', '0800-1000'])
    expect(contacts('held-abroad', indonesian('ID'))).toEqual(['110', '0800-1000'])
    expect(contacts('held-at-home', vietnamese('VN'))).toEqual(['111', '113'])
    expect(contacts('held-at-home', vietnamese('KH'))[0]).toBe('+84 981 84 84 84')
  })
})

describe('helplines', () => {
  it('give a family at home the mission where the relative is', () => {
    expect(contacts('missing-relative', vietnamese('VN', 'KH'))).toEqual([
      '+84 981 84 84 84',
      '+855 23 726 274',
    ])
    // The short number of the Cambodian police cannot be dialled from Vietnam.
    expect(contacts('missing-relative', vietnamese('VN', 'KH'), 9)).not.toContain('117')
  })

  it('give a child the line for children, and abroad what there is', () => {
    expect(contacts('child', indonesian(null))[0]).toBe('129')
    expect(contacts('child', vietnamese('VN'))[0]).toBe('111')
    expect(contacts('child', vietnamese('KH'))[0]).toBe('+84 981 84 84 84')
  })

  it('never guess a crisis line', () => {
    expect(contacts('crisis', indonesian('ID'))).toEqual([])
  })

  it('never name one body twice', () => {
    for (const need of needs) {
      for (const seeker of [
        indonesian(null),
        indonesian('KH'),
        vietnamese(null),
        vietnamese('VN'),
      ]) {
        const bodies = helplines(need, seeker, 9, help).map(({ name }) => name.id.split(',')[0])
        expect(new Set(bodies).size).toBe(bodies.length)
      }
    }
  })
})
