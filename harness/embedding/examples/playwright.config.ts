/** Your own configuration names no browser: Playwright has its own, from `npx playwright install chromium`. */
import { defineConfig } from '@playwright/test'
import { findChromium } from '../../browser/chromium/find.ts'

const found = await findChromium(process.env)

export default defineConfig({
  testMatch: '*.example.ts',
  testDir: '.',
  testIgnore: ['vitest.*', 'node.*'],
  outputDir: process.env['GREENCHECK_EXAMPLES_OUTPUT'] ?? '../../../.conformance/playwright',
  workers: 1,
  reporter: 'list',
  use: {
    launchOptions: {
      ...(found.kind === 'found' ? { executablePath: found.executablePath } : {}),
      args: ['--no-sandbox', '--no-zygote', '--disable-gpu'],
    },
  },
})
