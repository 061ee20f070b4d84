// npm run schemas: writes the JSON Schemas in knowledge/schemas/ from the shapes in src/content/shapes/.
import { fileURLToPath } from 'node:url'
import { writeSchemas } from '../../src/content/write-schemas.ts'

await writeSchemas(fileURLToPath(new URL('../..', import.meta.url)))
