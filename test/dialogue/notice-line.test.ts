import { describe, expect, it } from 'vitest'
import { aboutLine, noticeLine } from '../../src/dialogue/notice-line.ts'
import type { Language } from '../../src/domain/language.ts'
import { type AgencyMatch, natures } from '../../src/domain/notice.ts'
import { spoken } from '../../src/domain/reply.ts'
import { match } from './events.ts'
import { sayIn } from './saying.ts'

const told = (found: AgencyMatch, language: Language) =>
  spoken(noticeLine(found, language), sayIn(language))

describe('noticeLine', () => {
  it.each([
    [
      match({ nature: 'revoked' }),
      'Menurut KP2MI (29 Januari 2026), izin PT Contoh Jaya dicabut.',
      'Theo KP2MI (ngày 29/1/2026), PT Contoh Jaya bị thu hồi giấy phép.',
    ],
    [
      match({ nature: 'suspended', endsOn: '2027-01-29' }),
      'Menurut KP2MI (29 Januari 2026), PT Contoh Jaya dihentikan sementara sampai 29 Januari 2027.',
      'Theo KP2MI (ngày 29/1/2026), PT Contoh Jaya bị đình chỉ đến ngày 29/1/2027.',
    ],
    [
      match({ nature: 'suspended', listedOn: '2014-03' }, { inForce: false }),
      'Pada 2014 PT Contoh Jaya pernah dihentikan sementara. Sanksi lama; keadaan sekarang tidak kami ketahui.',
      'Năm 2014 PT Contoh Jaya từng bị đình chỉ. Việc cũ; hiện nay ra sao mình chưa rõ.',
    ],
    [
      match({ nature: 'fined', about: { id: 'laporan terlambat', vi: 'báo cáo chậm' } }),
      'Menurut KP2MI (29 Januari 2026), PT Contoh Jaya didenda (laporan terlambat). Ini bukan temuan penipuan.',
      'Theo KP2MI (ngày 29/1/2026), PT Contoh Jaya bị phạt hành chính (báo cáo chậm). Đây không phải kết luận lừa đảo.',
    ],
    [
      match({ nature: 'imitation', name: 'contoh-jaya.example' }),
      'Menurut KP2MI (29 Januari 2026), contoh-jaya.example meniru situs pihak lain.',
      'Theo KP2MI (ngày 29/1/2026), contoh-jaya.example giả giống trang của nơi khác.',
    ],
    [
      match({ nature: 'licensed', listedOn: '2019' }),
      'Pada 2019 PT Contoh Jaya tercatat berizin. Belum tentu berlaku sekarang.',
      'Năm 2019 PT Contoh Jaya có tên trong danh sách được cấp phép. Nay chưa chắc còn.',
    ],
    [
      match({ name: 'PT Contoh Raya' }, { match: 'similar' }),
      'Nama “PT Contoh Jaya” mirip PT Contoh Raya. Belum tentu perusahaan yang sama.',
      'Tên “PT Contoh Jaya” gần giống PT Contoh Raya. Chưa chắc cùng một công ty.',
    ],
  ])("says an authority's word with its date and what it does not mean", (found, id, vi) => {
    expect(told(found, 'id')).toBe(id)
    expect(told(found, 'vi')).toBe(vi)
  })

  it('has words for every nature, in force or not', () => {
    for (const nature of natures) {
      for (const inForce of [true, false]) {
        for (const language of ['id', 'vi'] as const) {
          expect(told(match({ nature }, { inForce }), language)).toContain('PT Contoh Jaya')
        }
      }
    }
  })

  it('tells a withdrawal that was undone as the past', () => {
    expect(told(match({ nature: 'revoked' }, { inForce: false }), 'id')).toContain('pernah dicabut')
  })

  it('adds what it was about only where the line does not say it', () => {
    const about = { id: 'kantor disegel', vi: 'văn phòng bị niêm phong' }
    expect(aboutLine(match({ nature: 'suspended', about }), 'id')).toHaveLength(1)
    expect(aboutLine(match({ nature: 'fined', about }), 'id')).toHaveLength(0)
    expect(aboutLine(match({ about }, { match: 'similar' }), 'id')).toHaveLength(0)
    expect(aboutLine(match({}), 'id')).toHaveLength(0)
  })
})
