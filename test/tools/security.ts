// npm run security: writes docs/security.md and docs/threat-model.md from the rows in test/house/security/.
import { writeFileSync } from 'node:fs'
import { securityPage } from '../house/security/security-page.ts'
import { threatPage } from '../house/security/threat-page.ts'

writeFileSync('docs/security.md', securityPage())
writeFileSync('docs/threat-model.md', threatPage())
