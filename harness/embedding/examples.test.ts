/** The examples that people copy run as they are, each under its own test runner. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findChromium } from '../browser/chromium/find.ts'

const folder = fileURLToPath(new URL('examples/', import.meta.url))
const require = createRequire(import.meta.url)
const programOf = (name: string, file: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), file)

/** Output of a program in the folder of the examples, where `greencheck` is the source beside it. Throws unless it exits 0. */
const start = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> => {
  const { NODE_OPTIONS: _, VITEST: __, ...inherited } = process.env
  const env = {
    ...inherited,
    NO_COLOR: '1',
    NODE_OPTIONS: '--conditions=greencheck-source',
    ...environment,
  }
  const { stdout } = await promisify(execFile)(process.execPath, [...args], { cwd: folder, env })
  return stdout
}

describe('the examples', { timeout: 180_000 }, () => {
  it('of node:test', async () => {
    expect(await start(['--test', '--test-reporter=spec', 'node.example.ts'])).toMatch(/fail 0/)
  })

  it('of vitest', async () => {
    const program = programOf('vitest', 'vitest.mjs')
    expect(await start([program, 'run', '--config', 'vitest.config.ts'])).toMatch(/3 passed/)
  })

  it('of Playwright', async (context) => {
    const chromium = await findChromium(process.env)
    if (chromium.kind === 'missing' && process.env['CI'] === undefined) context.skip(chromium.why)
    const output = await mkdtemp(join(tmpdir(), 'greencheck-playwright-'))
    try {
      const program = programOf('@playwright/test', 'cli.js')
      const text = await start([program, 'test', '--config', 'playwright.config.ts'], {
        GREENCHECK_EXAMPLES_OUTPUT: output,
      })
      expect(text).toMatch(/2 passed/)
    } finally {
      await rm(output, { recursive: true, force: true })
    }
  })
})
