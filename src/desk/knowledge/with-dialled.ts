/**
 * A file of `knowledge/help` with the days on which numbers were last got through to; nothing else of it changes.
 * @param text the file as it stands
 * @param dialled `YYYY-MM-DD` by the id of the entry
 */
export function withDialled(text: string, dialled: ReadonlyMap<string, string>): string {
  let id = ''
  return text
    .split('\n')
    .map((line) => {
      id = /^- id:\s*["']?([\w-]+)/.exec(line)?.[1] ?? id
      const on = dialled.get(id)
      return on && /^ {2}dialledOn:/.test(line) ? `  dialledOn: "${on}"` : line
    })
    .join('\n')
}
