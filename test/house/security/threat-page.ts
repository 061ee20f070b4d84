import { shownBy, text } from './markdown.ts'
import { testsOf, threatRows } from './rows.ts'

/** docs/threat-model.md, out of the rows. */
export function threatPage(): string {
  const sections = threatRows().map((row) => {
    const tests = shownBy(testsOf(row))
    return `## ${capital(row.who)}

**Wants** ${text(row.wants)}

**In the way** ${text(row.stops)}

**What is left** ${text(row.left)}

**Shown by**

${tests.map((one) => `- ${one}`).join('\n')}`
  })
  return `# Threat model

<!-- Written by \`npm run security\` from test/house/security/threats.yaml. Change it there. -->

Who Suar is defended against, by what, what each can still see or do, and which tests show it. Read it before changing what is stored, said or sent. The tests ran and passed, as those in the [security page](security.md).

Out of scope: Telegram and WhatsApp reading along, root on the running server, the person's own phone.

Known gaps: nobody outside has audited this. No native editor has signed off the texts for danger, distress, missing relatives and children. Helpline numbers are from dated sources and have not been rung.

${sections.join('\n\n')}
`
}

const capital = (said: string) => said.charAt(0).toUpperCase() + said.slice(1)
