import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { embeddedStore } from '../../../src/adapters/stores/embedded/embedded-store.ts'
import { storeContract } from '../../contracts/store.ts'

describe('embedded store', () => {
  storeContract(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'suar-embedded-'))
    const store = embeddedStore({ directory, name: 'records' })
    return {
      store,
      async dispose() {
        await store.close()
        rmSync(directory, { recursive: true })
      },
    }
  })
})
