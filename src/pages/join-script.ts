/**
 * The page's script in one piece. Its parts are modules, so that the compiler and a reader see who uses
 * what; served, they stand one after another in one function, so that a slow line fetches one file. Hence
 * no two parts may declare the same name at the top, and each part comes after those it uses: a test checks.
 */
export function joinScript(parts: string[]): string {
  const bodies = parts.map((part) => {
    const lines = part.split('\n')
    // Imports stand first, and the last of them ends before the first line that is none.
    const from = lines.findLastIndex((line) => /^(import|\}) .*from '[^']+'$/.test(line)) + 1
    return lines
      .slice(from)
      .join('\n')
      .replace(/^export /gm, '')
  })
  return `;(() => {\n'use strict'\n${bodies.join('\n')}})()\n`
}
