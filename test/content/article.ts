/** An article of the given head, over one that is right in every way, and the lines below it. */
export function article(over: Record<string, unknown> = {}, ...lines: string[]): string {
  const head = {
    title: 'Contoh',
    topic: 'agency',
    law: 'ID',
    read: '2026-11-01',
    review: '2027-05-01',
    sources: [{ title: 'An example', date: '2025' }],
    questions: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    ...over,
  }
  const fields = Object.entries(head).map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
  return ['---', ...fields, '---', ...lines, ''].join('\n')
}
