import type { Named } from './rows.ts'

/** A text as Markdown shows it letter by letter, in a table too; what stands in backticks is code. */
export function text(plain: string): string {
  const escaped = (found: string) =>
    found.startsWith('`') && found.length > 1 ? found : `\\${found}`
  return plain.trim().replaceAll(/`[^`|]*`|[\\|<>*_`[\]]/g, escaped)
}

/** One line for each file, which leads to it, with the titles of its tests. */
export function shownBy(tests: Named[]): string[] {
  const files = [...new Set(tests.map(({ file }) => file))]
  return files.map((file) => {
    const titles = tests.filter((test) => test.file === file).map(({ title }) => `“${text(title)}”`)
    const name = file.replace(/^test\/(.*)\.test\.ts$/, '$1')
    return `[${name}](../${file}): ${titles.join(', ')}`
  })
}
