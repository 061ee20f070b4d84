/** The terms of a text and what each time one of them stands there counts. */
export type Counted = { terms: readonly string[]; as: number }

/** By article, how much more likely a question's terms are when it is asked for than at all: a sum of logarithms. */
export type WordOdds = (terms: Iterable<string>, weightOf: (term: string) => number) => number[]

/** How many terms of the whole are added to those of each article, so that a term it lacks only speaks against it. */
const added = 50

/**
 * Naive Bayes over the terms of articles. Search by BM25 asks how rare a term is and how often an article has it;
 * this asks besides how much of an article's own words the term is. Together they find more than either.
 * @param articles the texts of each article; the answer is in the same order
 * @param others further texts that say how usual a term is
 */
export function wordOdds(
  articles: readonly (readonly Counted[])[],
  others: readonly Counted[],
): WordOdds {
  const byTerm = new Map<string, Map<number, number>>()
  const usual = new Map<string, number>()
  const lengths = articles.map(() => 0)
  let all = 0
  const count = ({ terms, as }: Counted, article: number | null) => {
    for (const term of terms) {
      usual.set(term, (usual.get(term) ?? 0) + as)
      all += as
      if (article === null) continue
      const of = byTerm.get(term) ?? new Map<number, number>()
      of.set(article, (of.get(article) ?? 0) + as)
      byTerm.set(term, of)
      lengths[article] = (lengths[article] ?? 0) + as
    }
  }
  for (const [article, texts] of articles.entries()) for (const text of texts) count(text, article)
  for (const text of others) count(text, null)
  const lacking = lengths.map((length) => Math.log(added / (length + added)))

  return (terms, weightOf) => {
    const odds = articles.map(() => 0)
    let weights = 0
    for (const term of terms) {
      const often = usual.get(term)
      if (often === undefined) continue
      const weight = weightOf(term)
      weights += weight
      for (const [article, times] of byTerm.get(term) ?? []) {
        odds[article] =
          (odds[article] ?? 0) + weight * Math.log(1 + (times * all) / (added * often))
      }
    }
    return odds.map((sum, article) => sum + weights * (lacking[article] ?? 0))
  }
}
