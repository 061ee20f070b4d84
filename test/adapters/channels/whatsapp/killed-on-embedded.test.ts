import { tempDirectory } from '../../../fixtures/temp-directory.ts'
import { killedTest } from './killed.ts'

killedTest('the embedded store', async () => ({ kind: 'embedded', directory: tempDirectory() }))
