import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runSchema } from '../../reports/run.ts'
import { providersOf } from '../drive/providers.ts'
import { createReferenceDriver } from '../implementations/reference/driver.ts'
import {
  explainFailures,
  HarnessError,
  type RunEvent,
  type RunOptions,
  run,
  startMockEntra,
} from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-embedding-'))
})
afterAll(() => rm(folder, { recursive: true }))

const refused = async (options: unknown): Promise<HarnessError> => {
  const thrown: unknown = await run(options as RunOptions).catch((error: unknown) => error)
  if (thrown instanceof HarnessError) return thrown
  throw new Error(`expected a HarnessError, got ${String(thrown)}`)
}

describe('run', () => {
  it('returns the record, shaped like run.json, and prints nothing', async () => {
    const record = await run({ driver: 'reference', ids: ['idtoken.nonce-wrong'], seed: 'embedded' })
    expect(runSchema.parse(record)).toEqual(record)
    expect(record).toMatchObject({
      complete: true,
      seed: 'embedded',
      command: 'idtoken.nonce-wrong --driver reference --seed embedded',
      summary: { passed: 1, failed: 0 },
    })
    expect(explainFailures(record)).toBe('')
  })

  it('says of a failure what the report says', async () => {
    const record = await run({ driver: 'reference', flaw: 'ignores-nonce', ids: ['idtoken.nonce-wrong'] })
    expect(record.summary.failed).toBe(1)
    expect(explainFailures(record)).toMatch(
      /^failed idtoken\.nonce-wrong: Your product .*\n {2}clause .*\n.*\n {2}fix/s,
    )
  })

  it('drives an object in this process against a mock that is lent, and leaves both open', async () => {
    const entra = await startMockEntra()
    onTestFinished(() => entra.close())
    const driver = await createReferenceDriver({
      ...(entra.ca === undefined ? {} : { ca: entra.ca }),
      providers: await providersOf(entra),
    })
    onTestFinished(() => driver.close())
    const events: RunEvent['kind'][] = []
    const ids = ['setup.happy-path']
    const onEvent = ({ kind }: RunEvent): void => {
      events.push(kind)
    }
    const first = await run({ driver, entra, ids, onEvent })
    const again = await run({ driver, entra, ids, output: folder })
    expect([explainFailures(first), explainFailures(again)]).toEqual(['', ''])
    expect(new Set(events)).toEqual(
      new Set(['started', 'preflight', 'scenario-started', 'scenario-ended', 'ended']),
    )
    expect(entra.tenant().issuer).toContain(entra.origin)
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['junit.xml', 'report.html', 'run.json']))
    expect(JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))).toEqual(again)
  })

  it('starts the product of a recipe, and stops it', async () => {
    const recipe = fileURLToPath(new URL('../recipe/fixture/greencheck.yaml', import.meta.url))
    const record = await run({ driver: recipe, ids: ['idtoken.nonce-wrong'], output: folder })
    expect(explainFailures(record)).toBe('')
    expect(record).toMatchObject({ summary: { passed: 1 }, implementation: { driver: 'by recipe' } })
    expect(await run({ config: recipe, ids: ['idtoken.nonce-wrong'], output: folder })).toMatchObject({
      summary: { passed: 1 },
    })
  })

  it('runs beside another run in the same process', async () => {
    const ids = ['setup.happy-path']
    const records = await Promise.all([run({ driver: 'reference', ids }), run({ driver: 'reference', ids })])
    expect(records.map(explainFailures)).toEqual(['', ''])
  })

  it('ends early at its signal, with what was seen until then', async () => {
    const abort = new AbortController()
    const record = await run({
      driver: 'reference',
      ids: ['setup'],
      signal: abort.signal,
      onEvent: ({ kind }) => {
        if (kind === 'scenario-ended') abort.abort()
      },
    })
    expect(record).toMatchObject({ complete: false, interrupted: 'interrupted' })
    expect(explainFailures(record)).toContain('incomplete')
    await expect(run({ driver: 'reference', signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })

  it('names every mistake at once, and the nearest right word', async () => {
    const { code, problems, message } = await refused({
      driver: 7,
      profil: 'entra',
      concurrency: 0,
      seed: '',
    })
    expect(code).toBe('usage')
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^driver: expected a driver/),
        expect.stringMatching(/^concurrency: /),
        expect.stringMatching(/^seed: /),
        'profil: is not known here. Did you mean "profile"?',
      ]),
    )
    for (const problem of problems) expect(message).toContain(problem)
  })

  it.each([
    [{}, 'say which product'],
    [{ driver: 'refrence' }, 'Did you mean "reference"'],
    [{ driver: 'reference', ids: ['idtoken.nonce-wrog'] }, 'Did you mean "idtoken.nonce-wrong'],
    [{ driver: 'reference', flaw: 'ignores-nonc' }, 'Did you mean "ignores-nonce"'],
    [{ config: '/nowhere/greencheck.yaml' }, 'There is no config file'],
  ])('refuses %j', async (options, words) => {
    const { code, message } = await refused(options)
    expect(code).toBe('usage')
    expect(message).toContain(words)
  })

  it('says that a driver cannot be reached', async () => {
    const { code, message } = await refused({ driver: 'http://127.0.0.1:9' })
    expect(code).toBe('driver')
    expect(message).toContain('could not be reached')
  })

  it('leaves nothing open: the process ends by itself', { timeout: 120_000 }, async () => {
    const text = `
      import { run } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
      const { summary } = await run({ driver: 'reference', ids: ['setup.happy-path', 'idtoken'], concurrency: 4 })
      process.stdout.write(JSON.stringify([summary, process.getActiveResourcesInfo()]))`
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', text],
      { timeout: 110_000 },
    )
    expect(stderr).toBe('')
    const [summary] = JSON.parse(stdout)
    expect(summary).toMatchObject({ failed: 0, inconclusive: 0 })
    expect(summary.passed).toBeGreaterThan(40)
  })
})
