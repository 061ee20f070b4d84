import { defineConfig } from 'vitest/config'
import { reallyRan } from './test/house/security/really-ran.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Child processes are killed and started again in some files; give a slow machine room.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', reallyRan()],
  },
})
