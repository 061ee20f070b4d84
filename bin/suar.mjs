#!/usr/bin/env node
// The installed command. TypeScript is run as it stands; there is no build step to forget.
import 'tsx'

await import('../src/main.ts')
