import { writeSchemas } from '../../src/content/write-schemas.ts'

// `npm run schemas`: writes the JSON Schemas by which editors check content while it is typed.
await writeSchemas(process.cwd())
