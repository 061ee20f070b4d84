import { ContentFault } from './fault.ts'
import { type Content, type LoadOptions, loadContent } from './load-content.ts'
import { printFaults } from './print-faults.ts'

/**
 * What `suar content check` prints: how much of each kind there is, or every fault, one a line. `ok` tells
 * which of the two.
 */
export async function contentReport(
  root: string,
  options: LoadOptions = {},
): Promise<{ ok: boolean; text: string }> {
  try {
    return { ok: true, text: count(await loadContent(root, options)) }
  } catch (error) {
    if (!(error instanceof ContentFault)) throw error
    return { ok: false, text: `${printFaults(error.faults)}\n\n${error.message}.` }
  }
}

function count({ knowledge, texts }: Content): string {
  const counts: [number, string][] = [
    [knowledge.flows.length, 'flows'],
    [knowledge.patterns.length, 'patterns'],
    [knowledge.notices.length, 'notices about agencies'],
    [knowledge.corridors.length, 'corridors'],
    [knowledge.help.reduce((sum, { entries }) => sum + entries.length, 0), 'helplines and offices'],
    [knowledge.articles.length, 'articles'],
    [knowledge.countries.length, 'countries'],
    [knowledge.places.length, 'places'],
    [knowledge.bodies.length, 'bodies'],
    [Object.values(knowledge.wording).flat().length, 'weights of words'],
    [texts.count('id'), 'texts in Indonesian'],
    [texts.count('vi'), 'texts in Vietnamese'],
    [texts.count('en'), 'texts in English'],
  ]
  const width = Math.max(...counts.map(([n]) => String(n).length))
  return counts.map(([n, what]) => `${String(n).padStart(width)} ${what}`).join('\n')
}
