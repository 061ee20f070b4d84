import { onTestFinished } from 'vitest'
import { embeddedStore } from '../../src/adapters/stores/embedded/embedded-store.ts'
import { tempDirectory } from '../fixtures/temp-directory.ts'
import { oneVoice } from './one-voice.ts'

oneVoice(async () => {
  const store = embeddedStore({ directory: tempDirectory(), name: 'suar' })
  onTestFinished(() => store.close())
  return store
})
