import { readFileSync } from 'node:fs'

/** Texts of about a length, in UTF-16 units, made of whole labelled offers put behind each other. */
export function textsOf(length: number, count: number): string[] {
  const offers = ['id', 'vi']
    .flatMap((language) => readFileSync(`test/offers/corpus/${language}.jsonl`, 'utf8').split('\n'))
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text)
  // Texts of different lengths begin at different offers, so that none meets only words it has met.
  let next = length % offers.length
  return Array.from({ length: count }, () => {
    let text = ''
    while (text.length < length) {
      text += `${offers[next % offers.length]}\n`
      next += 1
    }
    return text.slice(0, length)
  })
}

const first = 'Mitra Karya Sumber Cahaya Bina Jaya Putra Anugerah Sinar Tritunggal Nusa Duta'.split(
  ' ',
)
const second =
  'Abadi Mandiri Sentosa Makmur Perkasa Utama Lestari Sejati Insani Persada Global'.split(' ')
const third = 'Bersama Indonesia Nusantara Internasional Pratama Wibawa Samudra Khatulistiwa'.split(
  ' ',
)

/** Made-up agency names, all different, the same at each call. */
export function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const a = first[i % first.length]
    const b = second[Math.floor(i / first.length) % second.length]
    const c = third[Math.floor(i / (first.length * second.length)) % third.length]
    // Syllables tell apart what the words leave alike.
    const rest = Math.floor(i / (first.length * second.length * third.length))
    return `PT ${a} ${b} ${c}${rest > 0 ? ` ${syllables(rest)}` : ''}`
  })
}

/** At least two, since one alone is often an everyday word, which ends a name. */
function syllables(number: number): string {
  let word = ''
  for (let left = number + 70; left > 0; left = Math.floor(left / 70)) {
    word += `${'bcdfghjklmnprt'[left % 14]}${'aeiou'[Math.floor(left / 14) % 5]}`
  }
  return word[0]?.toUpperCase() + word.slice(1)
}

/** A name with one letter left out near its middle. */
export function misspelt(name: string): string {
  const at = Math.floor(name.length / 2)
  return name.slice(0, at) + name.slice(at + 1)
}
