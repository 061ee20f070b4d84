import { readdirSync, readFileSync } from 'node:fs'

/** A labelled text of `test/offers`. */
export type LabelledText = {
  id: string
  lang: 'id' | 'vi' | 'en'
  /** Of an offer, whether it is dangerous or honest; `other` is no offer. */
  label: 'danger' | 'legit' | 'other'
  /** What a text that is no offer is. */
  kind: 'offer' | 'question' | 'distress' | 'missing' | 'other'
  /** Whatever may be alike in several texts: never split between learning and measuring. */
  campaign: string
  /** How it is written: `short`, `nodiacritics`, `quoted` ... */
  tags: string[]
  text: string
  /** The set it is of: its file without ending. */
  set: string
}

type Line = Omit<Partial<LabelledText>, 'label' | 'lang'> & {
  id: string
  lang: LabelledText['lang']
  label: LabelledText['label'] | 'distress' | 'missing'
  text: string
  /** So the corpus of reports names what others name by `kind`. */
  subtype?: string
}

/** Sets that weights are learned from: all of `test/offers` but the corpus of reports, which only measures. */
export function learnedFrom(): LabelledText[] {
  return ['test/offers', 'test/offers/labelled'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap((name) => textsIn(`${folder}/${name}`)),
  )
}

/** Reads one file of labelled texts, a JSON object a line. */
export function textsIn(path: string): LabelledText[] {
  const set = path.split('/').at(-1)?.replace('.jsonl', '') ?? path
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => inOneForm(JSON.parse(line) as Line, set))
}

function inOneForm(
  { id, lang, label, kind, campaign, tags, text, subtype }: Line,
  set: string,
): LabelledText {
  const calls = label === 'distress' || label === 'missing' ? label : calledFor(subtype)
  const isOffer = label === 'danger' || label === 'legit'
  return {
    id,
    lang,
    label: isOffer ? label : 'other',
    kind: calls ?? kind ?? (isOffer ? 'offer' : 'other'),
    campaign: campaign ?? id,
    tags: tags ?? [],
    text,
    set,
  }
}

function calledFor(subtype = ''): 'distress' | 'missing' | null {
  if (subtype === 'distress') return 'distress'
  return subtype === 'family_missing' ? 'missing' : null
}
