import { shownBy, text } from './markdown.ts'
import { chapters, levelOf } from './requirements.ts'
import { type AsvsRow, asvsRows, testsOf } from './rows.ts'

const states = ['met', 'partly', 'not-met', 'not-applicable'] as const
const said = {
  met: 'met',
  partly: 'partly',
  'not-met': 'not met',
  'not-applicable': 'does not apply',
} as const

/** docs/security.md, out of the rows. */
export function securityPage(): string {
  const rows = asvsRows()
  const open = rows.filter(({ state }) => state === 'partly' || state === 'not-met')
  return `# What the staff console is held to

<!-- Written by \`npm run security\` from test/house/security/asvs.yaml. Change it there. -->

The bar is the [OWASP Application Security Verification Standard 5.0.0](https://github.com/OWASP/ASVS/tree/v5.0.0), level 2: all ${countAt(rows, 1)} requirements of level 1, all ${countAt(rows, 2)} of level 2, and ${countAt(rows, 3)} of level 3. What each asks for is told in our own words; what counts is the standard's text. Who all of this is against stands in the [threat model](threat-model.md), what is written down as a rule in the [security rules](security-rules.md).

**met** needs a test that shows it or, where the standard asks for a document, the heading under which it is written. Each test named here, and in the threat model, ran and passed in the last whole run of \`npm test\`: a reporter of that run fails it otherwise, and \`test/house/security.test.ts\` fails where a name, a heading or a requirement is missing. **partly** and **not met** say what is missing. We judged this ourselves; nobody outside has.

${summary(rows)}

## What is open

${open.map((row) => `- **${row.id}** (${said[row.state]}) _${text(row.asks)}_ ${text(row.how)}`).join('\n')}

${chapters.map(({ number, name }) => chapterTable(number, name, rows)).join('\n\n')}
`
}

function countAt(rows: AsvsRow[], level: number): number {
  return rows.filter(({ id }) => levelOf.get(id) === level).length
}

const ofChapter = (rows: AsvsRow[], number: number) =>
  rows.filter(({ id }) => id.startsWith(`${number}.`))

function summary(rows: AsvsRow[]): string {
  const counts = (among: AsvsRow[]) =>
    states.map((state) => among.filter((row) => row.state === state).length).join(' | ')
  return `| chapter | ${states.map((state) => said[state]).join(' | ')} |
| --- | --- | --- | --- | --- |
${chapters.map(({ number, name }) => `| ${number}. ${name} | ${counts(ofChapter(rows, number))} |`).join('\n')}
| all | ${counts(rows)} |`
}

function chapterTable(number: number, name: string, rows: AsvsRow[]): string {
  return `## ${number}. ${name}

| | level | state | what is asked, and how it stands | shown by |
| --- | --- | --- | --- | --- |
${ofChapter(rows, number).map(line).join('\n')}`
}

function line(row: AsvsRow): string {
  const documents = (row.documents ?? []).map((one) => {
    const [page = '', heading = ''] = one.split('#')
    return `[${page}.md](${page}.md): ${text(heading)}`
  })
  const shown = [...documents, ...shownBy(testsOf(row))].join('<br>')
  return `| ${row.id} | ${levelOf.get(row.id)} | ${said[row.state]} | _${text(row.asks)}_ ${text(row.how)} | ${shown} |`
}
