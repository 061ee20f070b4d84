import type { Contact, Span } from '../../domain/offer.ts'
import type { FactSources } from './fact-sources.ts'

/** Ways to pay that people have and firms seldom do. */
const wallets =
  /(?:^|[^\p{L}])(?:dana|ovo|gopay|shopeepay|spay|linkaja|momo|mo mo|zalopay|zalo pay|viettel money)[^\p{L}\d\n]{0,3}(?:\p{L}{1,6}[^\p{L}\d\n]{1,3}){0,2}$/iu
/** `a.n. Siti`, `atas nama ...`, `chủ TK: ...`: whose the account is. */
const owner =
  /(?:(?<!\p{L})a\s?[./]?\s?n[.:]*|atas nama|(?<!\p{L})ctk|ch[uủ] (?:tk|tài khoản|tai khoan)|t[eê]n tk)[\s:.]{1,3}(\p{L}[\p{L}.]+)/iu
/** First words of names that are no person's. */
const institutions = new Set(
  'pt cv ud lpk lkp pd bumdes cty công cong tnhh ctcp yayasan koperasi trường truong trung tt kas dinas kementerian panitia masjid rs rumah universitas politeknik smk perusahaan rekening negara kho'.split(
    ' ',
  ),
)
/** Vietnamese transfers name the owner behind the number: `0123456789 VCB NGUYEN VAN A`. */
const surname =
  /^[^\p{L}\n]{0,4}(?:\p{L}{2,14}[^\p{L}\n]{1,4}){0,2}(?:Nguy[eễ]n|Tr[aầ]n|L[eê]|Ph[aạ]m|Ho[aà]ng|Hu[yỳ]nh|Phan|V[uũ]|V[oõ]|[DĐ][aặ]ng|B[uù]i|[DĐ][oỗ]|Ng[oô]|D[uư][oơ]ng|L[yý])(?:\s\p{Lu}[\p{L}]*){1,3}/u

const reach = 48

/**
 * The account to pay into is a person's or a wallet, as far as the words right beside it tell. An account in a
 * firm's name is none.
 */
export function personalPayee({ extract, reading: { text } }: FactSources): Span | undefined {
  return extract.contacts.find((contact) => isPersonal(contact, text))?.span
}

function isPersonal({ kind, span }: Contact, text: string): boolean {
  if (kind !== 'account' && kind !== 'phone') return false
  const before = text.slice(Math.max(0, span.start - reach), span.start)
  const after = text.slice(span.end, span.end + reach)
  // The wallet's name may have been read as part of the account.
  if (wallets.test(before) || (kind === 'account' && wallets.test(`${span.quote} `))) return true
  if (kind !== 'account') return false
  const name = owner.exec(after)?.[1] ?? owner.exec(before)?.[1]
  if (name) return !institutions.has(name.toLowerCase().replaceAll('.', ''))
  return surname.test(titled(after))
}

/** `NGUYEN VAN A` as `Nguyen Van A`. */
function titled(words: string): string {
  return words.replaceAll(/\p{Lu}{2,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
}
