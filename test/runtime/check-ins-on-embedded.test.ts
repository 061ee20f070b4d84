import { onTestFinished } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'
import { checkIns } from './check-ins.ts'

checkIns(async () => {
  const store = embeddedStore({ directory: tempDirectory(), name: 'suar' })
  onTestFinished(() => store.close())
  return store
})
