import { fold } from '../../domain/fold.ts'
import { type DistressGroup, type DistressRules, distressGroups } from '../../domain/knowledge.ts'
import { textLanguages } from '../../domain/language.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { vetoed } from '../notice.ts'
import { coverage, type Hit, hear, type Sentences } from '../phrases/hear.ts'
import { parsePhrase } from '../phrases/phrase.ts'
import { type PhraseIndex, phraseIndex } from '../phrases/phrase-index.ts'
import type { Reading } from '../read/read.ts'
import { type Voice, type Voices, voiceOf, voicesOf } from './voices.ts'

/** Somebody in danger, or sought; null where neither is heard. */
export type Distress = { kind: 'distress' | 'missing'; danger: Verdict['danger'] } | null

export type DistressIndex = {
  phrases: PhraseIndex<DistressGroup>
  alone: ReadonlySet<string>
  vetoes: string[]
}

/** Makes the rules ready. Throws `PhraseFault` for a phrase that cannot be read. */
export function indexDistress(rules: DistressRules): DistressIndex {
  const entries = distressGroups.flatMap((group) =>
    textLanguages.flatMap((language) =>
      rules[group][language].map((source) => ({
        phrase: parsePhrase(source, language === 'vi'),
        of: group,
      })),
    ),
  )
  return {
    phrases: phraseIndex(entries),
    alone: new Set(rules.alone.map(bareCry)),
    vetoes: textLanguages.flatMap((language) => rules.vetoes[language]),
  }
}

type Heard = Hit<DistressGroup>

/** How much a hit weighs by who it is told of. Two points are distress. Nothing told of strangers counts. */
const harmGroups = ['distress', 'trapped', 'strain', 'unpaid'] as const
const weights: Record<(typeof harmGroups)[number], Record<Voice, number>> = {
  distress: { self: 3, family: 3, kin: 2, none: 2, others: 0 },
  trapped: { self: 2, family: 2, kin: 0.5, none: 1.5, others: 0 },
  strain: { self: 1, family: 1, kin: 0.5, none: 0.5, others: 0 },
  unpaid: { self: 1, family: 1, kin: 0.5, none: 0.5, others: 0 },
}
const enough = 2

/** What is heard of danger in a text, before it is decided what the text is. */
export type Listening = {
  /**
   * A person in danger, or a family that seeks somebody. Errs towards hearing one.
   * @param offered whether the text is an offer: there, only what a person clearly says of themselves counts
   */
  decide(offered: boolean): Distress
  /** Whether anything at all of harm, of loss or of a plea was heard, too little as it may be to decide. */
  anything: boolean
  /** A favour is asked ("tolong cek ini"), and no harm told nor help cried for beside it. */
  asksFavour: boolean
  /** Sentences that tell of strangers, or of harm done to whoever writes: no recruiter speaks there. */
  tells: ReadonlySet<number>
}

/** @param where whether a foreign country is named, and a place known for closed compounds */
export function listen(
  reading: Reading,
  sentences: Sentences,
  index: DistressIndex,
  where: { far: boolean; hub: boolean },
): Listening {
  const heard = hear(reading, sentences, index.phrases)
  const by = (group: DistressGroup) => heard.filter((hit) => hit.of === group)
  const voices = voicesOf(heard, sentences)
  const supposed = coverage(sentences, by('hypothetical'), 6)
  // "Kalau besok aku ga online lagi": what a phrase of harm itself supposes is meant.
  const supposing = new Set(by('hypothetical').map(({ from }) => from))
  const isSupposed = ({ from, to }: Heard) =>
    !supposing.has(from) && (supposed[from] === 1 || supposed[to] === 1)
  const asked = coverage(sentences, by('asked'), 0)
  const please = coverage(sentences, by('please'), 0)
  const real = (hit: Heard) =>
    !vetoed(reading.tokens, hit.from, hit.to, index.vetoes) &&
    !denied(reading, hit) &&
    !isSupposed(hit) &&
    asked[hit.from] !== 1 &&
    asked[hit.to] !== 1
  const harm = harmGroups.flatMap((group) =>
    distinct(by(group).filter(real)).map((hit) => ({ group, hit, voice: voiceOf(hit, voices) })),
  )
  const reportedIn = new Set(by('reports').map(({ sentence }) => sentence))
  const tells = new Set(reportedIn)
  // News goes on about the same people: "Sang nơi bị thu hộ chiếu."
  for (const { sentence } of by('reports')) {
    for (const next of [sentence + 1, sentence + 2]) if (!voices.first.has(next)) tells.add(next)
  }
  for (const { hit, voice } of harm) {
    if (voice === 'self') tells.add(hit.sentence)
  }
  const alone = index.alone.has(bareCry(reading.text))
  const signalled = reading.text.includes('🆘')
  const nobodyNamed = voices.first.size === 0 && reading.tokens.length <= fewWords
  const far = where.far || by('far').length > 0
  const minor = by('child').length > 0
  const flees = new Set(harm.filter(({ hit }) => isFlight(hit)).map(({ hit }) => hit.sentence))
  const ownEnd = by('selfHarm').some(
    (hit) =>
      real(hit) &&
      ['self', 'none'].includes(voiceOf(hit, voices)) &&
      // Who jumps to get away wants to live.
      !(isJump(hit) && flees.has(hit.sentence)),
  )
  const sought = by('search').length > 0 || soughtByFamily(by('missing'), by('kin'), voices)
  // Somebody says "I" beside the harm itself, not only sentences before it.
  const toldHere = harm.some(({ hit, voice }) => voice === 'self' && voices.first.has(hit.sentence))
  const hinted = hintsOf(by('hints'), voices)
  const reported = coverage(sentences, by('reports'), 0)
  const cried = by('pleas').some((hit) => please[hit.from] !== 1 && reported[hit.from] !== 1)
  const harmBesideFavour = harm.filter(({ hit }) => please[hit.from] !== 1)
  const told = by('told').length > 0 || laughter.test(reading.text)
  // "Saya di Myawaddy": nobody says so for nothing.
  const inHub = where.hub && [...voices.upTo.values()].includes('self')

  return {
    tells,
    asksFavour: by('please').length > 0 && harmBesideFavour.length === 0 && !cried && !sought,
    anything: harm.length > 0 || hinting.some((group) => by(group).length > 0),
    decide(offered) {
      if (alone) return { kind: 'distress', danger: 'held' }
      if (ownEnd) return { kind: 'distress', danger: 'self-harm' }
      if (signalled && !offered) return { kind: 'distress', danger: 'held' }
      // A plea beside one's own harm is a call, whatever else is told in it.
      if (told && !(cried && (sought || toldHere))) return null
      const counted = { self: 0, family: 0, none: 0 }
      for (const { group, hit, voice } of harm) {
        if (voice === 'others') continue
        // "Ditangkap polisi, sindikat penyekap": a report that names nobody is of strangers.
        if (voice === 'none' && !cried && reportedIn.has(hit.sentence)) continue
        // In an offer "we" is the recruiter and nobody is the reader: only plain words of harm count.
        if (offered && (group !== 'distress' || voice === 'none')) continue
        const told = nobodyNamed && group === 'trapped' && isLeaving(hit) ? 'self' : voice
        counted[voice === 'kin' ? 'family' : voice] +=
          weights[group][told] * (group === 'unpaid' && far ? 2 : 1)
      }
      const cries = offered ? 0 : Number(cried) + Number(inHub)
      const danger = minor ? 'child' : 'held'
      const own = counted.self + counted.none
      if (
        (own > 0 || (cried && inHub)) &&
        own + cries >= enough &&
        counted.self >= counted.family
      ) {
        return { kind: 'distress', danger }
      }
      if (sought && !offered) return { kind: 'missing', danger: null }
      if (counted.family > 0 && counted.family + cries >= enough) {
        return { kind: 'missing', danger: minor ? 'child' : null }
      }
      if (own > 0 && own + cries + counted.family >= enough) return { kind: 'distress', danger }
      // Much of little: several things of this kind told by one person of themselves.
      if (!offered && toldHere && own + cries + hinted >= enough) {
        return { kind: 'distress', danger }
      }
      return null
    },
  }
}

/** "Ga bisa keluar": who writes so little names nobody, and means themselves. */
const fewWords = 6
const isLeaving = saying(
  'keluar pulang pergi kabur metu muleh balik leave out escape home ve ra thoat',
)
const isFlight = saying('tron thoat kabur lari escape minggat')
const isJump = saying('nhay loncat lompat jump jumping terjun')

/** Whether one of these folded words is among those of a hit. */
function saying(words: string): (hit: Heard) => boolean {
  const forms = new Set(words.split(' '))
  return (hit) => hit.said.some((token) => token.forms.some((form) => forms.has(form)))
}

/** Whoever laughs tells a joke; of all calls known here not one does. */
const laughter = /😂|🤣|😆|😹/u

/** What may be the edge of something worse. */
const hinting: DistressGroup[] = ['pleas', 'selfHarm', 'search']

/** A quarter of a point for each kind of hint in sentences where somebody speaks of themselves. */
function hintsOf(hints: Heard[], voices: Voices): number {
  const kinds = new Set<string>()
  for (const hit of hints) {
    if (voiceOf(hit, voices) === 'self') kinds.add(hit.said.map(({ forms }) => forms[0]).join(' '))
  }
  return Math.min(1, kinds.size * 0.25)
}

/** Words of loss said by family: "my son", or a bare "husband" where no stranger is spoken of. */
function soughtByFamily(missing: Heard[], kin: Heard[], voices: Voices): boolean {
  if (missing.length > 0 && voices.family) return true
  const firstKin = new Map<number, number>()
  for (const { sentence, from } of kin) if (!firstKin.has(sentence)) firstKin.set(sentence, from)
  return missing.some(
    (hit) =>
      voiceOf(hit, voices) !== 'others' && (firstKin.get(hit.sentence) ?? Infinity) < hit.from,
  )
}

const deniers = new Set(['tidak', 'bukan', 'khong', 'chang', 'not', 'never'])

/** Things of one's own: "paspor saya ditahan" is not "saya ditahan". */
const belongings = new Set(
  'paspor passport pasport dokumen ktp ijazah gaji hp handphone visa barang uang rekening akun tas buku motor mobil rumah tanah sawah kebun sapi kambing emas laptop toko warung'.split(
    ' ',
  ),
)

/** Small words that may stand between a "not" and what is denied: "tidak ada yang disekap". */
const between = new Set(['ada', 'yang', 'pernah', 'akan', 'bakal', 'ai', 'co', 'he', 'phai'])

/** "tidak disekap", "không bị nhốt": the words right before say that it is not so. */
function denied({ tokens }: Reading, hit: Heard): boolean {
  const owned = tokens[hit.from - 1]
  if (hit.of === 'distress' && owned && !tokens[hit.from]?.first) {
    if (owned.forms.some((form) => belongings.has(form))) return true
  }
  for (let at = hit.from; at > Math.max(0, hit.from - 4); at--) {
    if (tokens[at]?.first || tokens[at]?.clause) return false
    const before = tokens[at - 1]
    if (before?.forms.some((form) => deniers.has(form))) return true
    if (!between.has(before?.forms[0] ?? '')) return false
  }
  return false
}

/** Hits that overlap are one, and so are the same words said again. */
function distinct(hits: Heard[]): Heard[] {
  const kept: Heard[] = []
  const said = new Set<string>()
  for (const hit of hits) {
    const last = kept.at(-1)
    const words = hit.said.map((token) => token.forms[0]).join(' ')
    if ((last && hit.from <= last.to) || said.has(words)) continue
    said.add(words)
    kept.push(hit)
  }
  return kept
}

/** A message without marks, signs and spaces around it, for comparing whole messages. */
function bareCry(text: string): string {
  if (text.length > 60) return ''
  const folded = fold(text)
  const words = folded.replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, ' ').trim()
  // "Tolooong", "🆘🆘": whoever is afraid writes a letter or a sign again and again.
  return words
    .replaceAll(/(.)\1+/gu, '$1')
    .split(/\s+/)
    .join(' ')
}
