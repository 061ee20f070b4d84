/** Banks and wallets whose name stands before an account number, folded. */
const banks =
  'bca|bri|bni|mandiri|bsi|cimb|permata|danamon|btn|dana|ovo|gopay|shopeepay|seabank|jago|rekening|rek|norek|vietcombank|vcb|techcombank|tcb|agribank|bidv|vietinbank|mbbank|mb|acb|sacombank|vpbank|tpbank|momo|stk|taikhoan|khoan'
const bankWords = new Set(banks.split('|'))

/** Account numbers: 6 to 19 digits with the name of a bank or the word for account just before. */
export function accounts(text: string): { from: number; to: number; value: string }[] {
  const found: { from: number; to: number; value: string }[] = []
  for (let i = 0; i < text.length && found.length < 20; ) {
    if (!isDigit(text[i])) {
      i++
      continue
    }
    let j = i
    let digits = ''
    while (j < text.length) {
      const c = text[j] ?? ''
      if (isDigit(c)) digits += digits.length < 30 ? c : ''
      else if (!((c === ' ' || c === '-') && isDigit(text[j + 1]))) break
      j++
    }
    if (digits.length >= 6 && digits.length <= 19 && namesBank(text, i)) {
      found.push({ from: i, to: j, value: digits })
    }
    i = j
  }
  return found
}

function namesBank(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 36), at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const words = line
    .split(/[^a-z]+/)
    .filter(Boolean)
    .slice(-4)
  return words.some((word) => bankWords.has(word))
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9'
}
