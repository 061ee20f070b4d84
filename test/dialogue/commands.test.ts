import { describe, expect, it } from 'vitest'
import { commandIn } from '../../src/dialogue/commands.ts'

const obeyed: [string, string][] = [
  ['00', 'hide'],
  ['00.', 'hide'],
  [' 00 ', 'hide'],
  ['000', 'hide'],
  ['0 0', 'hide'],
  ['KELUAR', 'hide'],
  ['tutup', 'hide'],
  ['THOÁT', 'hide'],
  ['thoat', 'hide'],
  ['BERHENTI', 'stop-writing'],
  ['stop!', 'stop-writing'],
  ['NGƯNG', 'stop-writing'],
  ['ngung', 'stop-writing'],
  ['HAPUS', 'erase'],
  ['hapus semua', 'erase'],
  ['XÓA', 'erase'],
  ['xoá', 'erase'],
  ['xoa', 'erase'],
  ['ORANG', 'person'],
  ['orang?', 'person'],
  ['NGƯỜI', 'person'],
  ['nguoi', 'person'],
  ['TOLONG', 'help-now'],
  ['Tolong!!!', 'help-now'],
  ['toloooong', 'help-now'],
  ['🙏 tolong 🙏', 'help-now'],
  ['CỨU', 'help-now'],
  ['cứu!', 'help-now'],
  ['cuuuu', 'help-now'],
  ['sos', 'help-now'],
  ['KOREKSI', 'correct'],
  ['ĐÍNH CHÍNH', 'correct'],
  ['dinh chinh', 'correct'],
  ['Menu', 'menu'],
  ['/menu', 'menu'],
  ['/menu@suar_bot', 'menu'],
  ['/help', 'menu'],
  ['“MENU”', 'menu'],
  ['BAHASA', 'language'],
  ['ngôn ngữ', 'language'],
  ['ngon ngu', 'language'],
  ['tiếng việt', 'speak-vi'],
  ['Bahasa Indonesia', 'speak-id'],
  ['indonesia', 'speak-id'],
  ['/start', 'start'],
  ['/start a1b2', 'start'],
  ['mulai', 'start'],
  ['bắt đầu', 'start'],
  ['TOLONG\n\nTOLONG', 'help-now'],
]

const speech = [
  'ga bisa keluar dari sini',
  'mau keluar',
  'tolong cek ini dong kak',
  'muốn thoát mà không được',
  'cứu em với họ nhốt em',
  'ada orang di sini',
  'người ta giữ hộ chiếu',
  'dung', // đúng as much as dừng
  'DỪNG',
  'dừng',
  'hapus nomor saya dari grup itu',
  'menu makanannya apa',
  '0',
  '11',
  '/halo',
  '',
  '   ',
  `tolong ${'a'.repeat(5000)}`,
]

describe('commandIn', () => {
  it.each(obeyed)('takes %j as %s', (text, does) => {
    expect(commandIn(text)?.does).toBe(does)
  })

  it.each(speech)('takes %j as speech', (text) => {
    expect(commandIn(text)).toBeNull()
  })

  it('hides for the last of several messages, and obeys no other command then', () => {
    expect(commandIn('tolong saya disekap\n\n00')?.does).toBe('hide')
    expect(commandIn('lowongan kerja\n\nHAPUS')).toBeNull()
  })

  it('knows the language of a word that only one language has', () => {
    expect(commandIn('XÓA')?.language).toBe('vi')
    expect(commandIn('HAPUS')?.language).toBe('id')
    expect(commandIn('MENU')?.language).toBeNull()
  })
})
