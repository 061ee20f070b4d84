import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const names = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`)

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Lays 200 patterns, 60 corridors, 600 notices and 600 more texts into a copy of the good house. */
export async function layBigHouse(root: string): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(join(root, file, '..'), { recursive: true })
    await writeFile(join(root, file), text)
  }
  const patterns = names(200, 'pattern')
  for (const id of patterns) await write(`knowledge/patterns/money/${id}.yaml`, pattern(id))

  const codes = letters.flatMap((a) => letters.map((b) => `X${a}${b}`.slice(1))).slice(0, 60)
  const countries = codes.filter((code) => !['ID', 'VN', 'KH'].includes(code))
  await write('knowledge/countries.yaml', countries.map(country).join('') + homes)
  for (const code of countries.slice(0, 58)) {
    await write(`knowledge/corridors/VN-${code}.yaml`, corridor(code))
  }
  await write(
    'knowledge/agencies/VN.csv',
    `${head}\n${names(600, 'Công ty').map(row).join('\n')}\n`,
  )
  for (const language of ['id', 'vi']) {
    const texts = Object.fromEntries(
      ['passport-held', 'fee-asked', ...patterns].map((id) => [id, 'đòi tiền khi chưa ký']),
    )
    await write(`locales/${language}/patterns.json`, JSON.stringify(texts, null, 2))
    const more = Object.fromEntries(names(300, 'line').map((id) => [id, `{a} tiền {b}\n${id}`]))
    await write(`locales/${language}/check.json`, JSON.stringify(more, null, 2))
  }
}

const lines = (count: number, text: string) =>
  Array.from({ length: count }, (_, i) => `    - "${text} ${i}"`).join('\n')

const pattern = (id: string) => `id: ${id}
family: money
strength: weak
weight: 12
sources:
  - title: Kementerian Contoh, siaran pers tentang penipuan kerja
    url: https://example.org/a/b/${id}
    date: 2025-04-10
signals:
  id:
${lines(8, 'paspor nanti dipegang bos')}
  vi:
${lines(8, 'giữ hộ chiếu của bạn')}
needs: [work-abroad]
vetoes:
  vi: [cấm]
hits:
  id:
${lines(3, 'Lowongan kerja di luar negeri, gaji 15 juta, paspor nanti dipegang bos')}
  vi:
${lines(3, 'Tuyển người đi làm lương 20tr, bên mình giữ hộ chiếu của bạn, đi liền')}
innocents:
  id:
${lines(3, 'Simpan paspor Anda sendiri, jangan dipegang orang lain')}
  vi:
${lines(3, 'Bạn nên tự giữ lấy hộ chiếu khi đi làm ở nước ngoài')}
`

const country = (code: string) => `- code: ${code}
  names: { id: Negara ${code}, vi: Nước ${code}, en: Land ${code} }
  aliases: [${code}land, ${code}ia]
  currency: USD
  phonePrefix: "+1"
`

const homes = ['ID', 'VN', 'KH'].map(country).join('')

const corridor = (code: string) => `origin: VN
destination: ${code}
placement: restricted
said:
  authority: { id: Menteri Contoh, vi: Bộ trưởng Ví Dụ }
  on: 2025-10-29
  source: { title: A statement, url: https://example.org/${code}, date: 2025-10-29 }
channels:
${Array.from(
  { length: 3 },
  () => `  - name: { id: Program pemerintah, vi: Chương trình của nhà nước }
    runBy: COLAB
    site: colab.gov.vn
    source: { title: A page, url: https://example.org/page, date: 2025-04 }
`,
).join('')}pay:
${Array.from(
  { length: 4 },
  () => `  - job: cleaner
    low: 200
    high: 250
    currency: USD
    basis: reported typical
    asOf: 2024-10
    confidence: low
    source: https://example.org/pay
`,
).join('')}`

const head = 'name,aliases,nature,authority,listedOn,endsOn,aboutId,aboutVi,licence,city,source'
const row = (name: string) =>
  `"${name}, JSC",ABC;${name},fined,Cơ quan Ví Dụ,2024-05-06,,biaya,phí,12/GP,Hà Nội,https://example.org/x`
