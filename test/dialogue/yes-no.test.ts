import { describe, expect, it } from 'vitest'
import { yesOrNo } from '../../src/dialogue/yes-no.ts'

const yes = `ya; iya; Iyaaa; y; ya kak; iya min; oke; okeee; boleh; sudah; betul; aman; aman kok; ya, aman; yoi; inggih
  có; co; Có ạ; dạ; dạ có; da co; vâng ạ; ừ; uh; ok em; được; dc; đc; đúng; rồi; phải; an toàn; dạ vâng ạ`
const no = `tidak; tdk; gak; ga; nggak; Gaaak; enggak; ngga; ndak; jangan; jgn; belum; blm; bukan; tidak aman; ga aman; tidak, kak
  không; khong; ko; kh; hông; hong; không ạ; dạ không; chưa; thôi; đừng; không an toàn; ko an toan; no`
const neither = `dung; ya tidak; mungkin; gak tau; không biết; ya tapi saya takut mereka datang; 1; 11;
  ; aaaaaaaa; saya; em; ${'ya '.repeat(30)}`

const each = (list: string) =>
  list
    .split(/[;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

describe('yesOrNo', () => {
  it.each(each(yes))('hears yes in %j', (word) => {
    expect(yesOrNo(word, 'id') ?? yesOrNo(word, 'vi')).toBe('yes')
  })

  it.each(each(no))('hears no in %j', (word) => {
    expect(yesOrNo(word, 'vi') ?? yesOrNo(word, 'id')).toBe('no')
  })

  it.each(each(neither))('hears neither in %j', (word) => {
    expect(yesOrNo(word, 'id')).toBeNull()
    expect(yesOrNo(word, 'vi')).toBeNull()
  })

  it('takes what only one language means there only', () => {
    expect(yesOrNo('k', 'vi')).toBe('no')
    expect(yesOrNo('0', 'vi')).toBe('no')
    expect(yesOrNo('k', 'id')).toBeNull()
    expect(yesOrNo('dạ', 'vi')).toBe('yes')
    expect(yesOrNo('da', 'id')).toBeNull()
  })

  it('lets marks tell right from do not', () => {
    expect(yesOrNo('đúng', 'vi')).toBe('yes')
    expect(yesOrNo('đừng', 'vi')).toBe('no')
    expect(yesOrNo('dung', 'vi')).toBeNull()
  })
})
