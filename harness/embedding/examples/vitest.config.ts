/** Here `greencheck` is the source beside it; your own project needs no such condition. */
import { defineConfig } from 'vitest/config'

const conditions = ['greencheck-source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.example.ts'],
    exclude: ['node.*', 'playwright.*'],
    root: import.meta.dirname,
    testTimeout: 60_000,
  },
})
