import type { DistressGroup } from '../../domain/knowledge.ts'
import { coverage, type Hit, type Sentences } from '../phrases/hear.ts'
import type { Token } from '../read/token.ts'

/** Of whom harm is told: whoever writes, their family, a bare "husband", strangers, or nobody named. */
export type Voice = 'self' | 'family' | 'kin' | 'others' | 'none'

type Heard = Hit<DistressGroup>

/** Who is spoken of: up to each word of a sentence, first and last in each sentence. */
export type Voices = {
  family: boolean
  upTo: Map<number, Voice>
  first: Map<number, Voice>
  last: Map<number, Voice>
  /** Where an office is named, and nobody else. */
  offices: ReadonlySet<number>
  sentenceStarts: number[]
}

export function voicesOf(heard: Heard[], sentences: Sentences): Voices {
  const family = heard.filter((hit) => hit.of === 'family')
  const relatives = coverage(sentences, family, 0)
  const tellers = coverage(
    sentences,
    heard.filter((hit) => hit.of === 'recruiter' || (hit.of === 'others' && hit.to > hit.from)),
    0,
  )
  const voices: Voices = {
    family: family.length > 0,
    upTo: new Map(),
    first: new Map(),
    last: new Map(),
    offices: new Set(heard.filter(({ of }) => of === 'offices').map(({ from }) => from)),
    sentenceStarts: sentences.starts,
  }
  const ourselves = coverage(
    sentences,
    heard.filter((hit) => hit.of === 'self' && hit.to > hit.from),
    0,
  )
  const spoken = new Set(
    heard.filter(({ of }) => of === 'self' || of === 'family').map(({ sentence }) => sentence),
  )
  for (const { of: group, from, to, sentence, said } of heard) {
    // A bare "husband" is family where nobody says "I" or "my".
    const isKin = group === 'kin' && !spoken.has(sentence) && isPlainly(said)
    const isOther = group === 'recruiter' || group === 'offices'
    const of = isOther ? 'others' : group
    if (of === 'kin' && !isKin) continue
    if (of !== 'self' && of !== 'family' && of !== 'kin' && of !== 'others') continue
    // "saya" inside "anak saya" is no "I", and inside "saya baca berita" only the one who tells; but
    // "anh em tui" is "we", although "em tui" is "my sister".
    if (of === 'self' && from === to && (relatives[from] === 1 || tellers[from] === 1)) continue
    if (of === 'family' && ourselves[from] === 1) continue
    if (!voices.first.has(sentence)) voices.first.set(sentence, of)
    voices.last.set(sentence, of)
    voices.upTo.set(from, of)
  }
  return voices
}

/** Short kin words without marks are others too: `bo` is `bố` and `bờ`. */
function isPlainly(said: Token[]): boolean {
  const [first] = said
  const word = first?.forms[0] ?? ''
  return said.length > 1 || word.length > 3 || first?.marked !== word
}

/**
 * Who a hit is told of: the nearest "we" or "my son" before it in the sentence, whoever else is named between;
 * else strangers before it, else whoever stands close behind, else whoever the two sentences before spoke of.
 */
export function voiceOf(hit: Heard, voices: Voices): Voice {
  if (!voices.first.has(hit.sentence)) {
    return voices.last.get(hit.sentence - 1) ?? voices.last.get(hit.sentence - 2) ?? 'none'
  }
  const start = Math.max(voices.sentenceStarts[hit.sentence] ?? 0, hit.from - farthest)
  let strangers = false
  for (let i = hit.to; i >= start; i--) {
    const voice = voices.upTo.get(i)
    if (voice === 'self' || voice === 'family' || voice === 'kin') return voice
    if (voice === 'others') strangers = true
  }
  if (strangers) return 'others'
  for (let i = hit.to + 1; i <= hit.to + near; i++) {
    const voice = voices.upTo.get(i)
    // "Disekap di apartemen, tolong polisi": an office behind is called upon, and no victim.
    if (voice === 'others' && voices.offices.has(i)) continue
    if (voice) return voice
  }
  return 'none'
}

/** "Disekap 3 bulan, 5 WNI dipulangkan": how far behind a hit its subject may stand. */
const near = 6

/** How many words back a subject is looked for. */
const farthest = 40
