import { describe, expect, it } from 'vitest'
import { smallChecker } from '../small-house.ts'

const hears = (text: string) => smallChecker().hearsDistress(text)

describe('what is told, not called', () => {
  it.each([
    ['over long since', 'Dulu saya sempat dikurung majikan tiga bulan, sekarang jualan soto'],
    ['over long since', 'Ngày trước mình bị nhốt ở Svay Rieng bốn tháng, giờ mình mở quán bánh mì'],
    ['a film', 'phim hôm qua có đoạn con nhỏ bị nhốt trong hầm'],
    ['a lesson', 'bài tập: viết đoạn văn về người bị bán sang biên giới'],
    ['a warning', 'bà con đừng tin kiểu tuyển đó, qua tới nơi là bị nhốt'],
    ['a joke', 'tim gw disekap lawan terus wkwk'],
    ['a joke with a laughing face', 'disiksa dosen tiap minggu 😂'],
    ['news that names nobody', 'Giải cứu nhóm nạn nhân bị bán qua biên giới'],
    ['not all', 'ga semua yang di sana itu disiksa'],
  ])('hears no call in %s: %s', (_, text) => {
    expect(hears(text)).toBe(false)
  })

  it('hears a plea beside what is told', () => {
    expect(hears('wkwk, bukan bercanda, saya beneran disekap, tolong')).toBe(true)
  })
})

describe('calls that say it low', () => {
  it.each([
    'jangan telepon, nanti bunyi. kami dikunci dari luar',
    'hp saya dicek tiap malam',
    'disekap di apartemen, tolong polisi',
    'kalau besok saya ga online lagi bilang ke ibu maaf',
    'đừng gọi, nó đứng kế bên, cửa khóa trái',
    'nếu mai em không nhắn nữa thì báo giúp mẹ em',
    'they lock the gate and took our phones',
  ])('%s', (text) => {
    expect(hears(text)).toBe(true)
  })

  it.each([
    'suami abdi angkat ka kapal, tos sapuluh bulan teu aya béja',
    'yang balas chat bukan dia, adik saya di Poipet',
    'định vị cuối của nó ở Mộc Bài rồi tắt',
    'my sister stopped answering, last message from Mae Sot',
  ])('a family: %s', (text) => {
    expect(smallChecker().check(text).kind).toBe('missing')
  })
})
