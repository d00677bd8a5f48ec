import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startMockEntra } from '../mock-idp/index.ts'
import { runSchema } from '../reports/run.ts'
import { serveDriver } from './drivers/serve.ts'
import { implementations } from './implementations/registry.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-cli-'))
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})
afterAll(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const start = (
  args: readonly string[],
): {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly said: (text: string) => Promise<void>
} => {
  // HOME keeps the local CA of these tests apart; NO_COLOR and CI are what a pipe in CI has.
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, HOME: folder, NO_COLOR: '1', CI: 'true' },
  })
  let out = ''
  let err = ''
  const waiting: { readonly text: string; readonly resolve: () => void }[] = []
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    for (const { text, resolve } of waiting) if (out.includes(text)) resolve()
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
    said: (text) =>
      new Promise((resolve) => (out.includes(text) ? resolve() : waiting.push({ text, resolve }))),
  }
}

const greencheck = (...args: readonly string[]): Promise<Ended> => start(args).ended

const serve = async (listener: RequestListener): Promise<string> => {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const artefact = (name: string): Promise<string> => readFile(join(folder, '.conformance', name), 'utf8')

describe('a run', () => {
  it('of a scenario that passes ends with 0, a line that stands alone, and three documents', async () => {
    const { code, out } = await greencheck('idtoken.aud-wrong', '--seed', 'cli')
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed, 0 skipped')
    expect(code).toBe(0)
    expect(runSchema.parse(JSON.parse(await artefact('run.json')))).toMatchObject({
      complete: true,
      seed: 'cli',
      summary: { passed: 1, failed: 0, inconclusive: 0 },
      scenarios: [{ id: 'idtoken.aud-wrong', verdict: 'passed', lies: [{ member: 'aud', delivered: true }] }],
    })
    expect(new XMLParser().parse(await artefact('junit.xml'))).toHaveProperty('testsuites')
    expect(await artefact('report.html')).toContain('idtoken.aud-wrong')
  })

  it('against a flaw ends with 1 and names the claim, both values, the clause, the effect, the fix and a replay', async () => {
    const { code, out } = await greencheck('idtoken.nonce-wrong', '--flaw', 'ignores-nonce', '--seed', 'cli')
    expect(code).toBe(1)
    for (const part of [
      /FAILED +idtoken\.nonce-wrong/,
      /sent +nonce +"⟨nonce \d⟩" altered/,
      /honest +nonce +"⟨nonce \d⟩"/,
      /OIDC Core 3\.1\.3\.7 \(11\)/,
      /effect +\S/,
      /fix +Compare "nonce"/,
      /--flaw[\s\\]+ignores-nonce/,
    ]) {
      expect(out).toMatch(part)
    }
    expect(out.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  })

  it('leaves no secret, code, token or cookie in any artefact', async () => {
    await greencheck(
      'idtoken',
      'secret',
      'callback.state-other-browser',
      '--flaw',
      'echoes-secret',
      '--trace',
    )
    for (const name of ['run.json', 'junit.xml', 'report.html']) {
      const text = await artefact(name)
      expect(text).not.toMatch(/eyJ[\w-]{10,}\.eyJ/)
      expect(text).not.toMatch(/\b[\w.~-]{3}\dQ~[\w.~-]{20,}/)
      expect(text).not.toMatch(/[01]\.A[\w-]{60,}/)
      expect(text).not.toMatch(/connect\.sid=|__Host-[\w-]+=[^⟨]/)
    }
  })

  it('makes the same verdicts with the same seed in any order of completion', async () => {
    const verdicts = async (concurrency: string): Promise<unknown> => {
      await greencheck('callback', '--seed', 'again', '--concurrency', concurrency)
      return runSchema
        .parse(JSON.parse(await artefact('run.json')))
        .scenarios.map(({ id, verdict, reason }) => [id, verdict, reason])
    }
    expect(await verdicts('1')).toEqual(await verdicts('8'))
  })
})

describe('another profile', () => {
  it('turns what it does not demand into a warning', async () => {
    const { code, out } = await greencheck(
      'enable.refused-before-test',
      '--flaw',
      'enables-untested-settings',
      '--profile',
      'oidc-core',
    )
    expect(out).toMatch(/1 warned/)
    expect(code).toBe(0)
  })
})

describe('over HTTP', () => {
  it('drives the same product through the other transport', async () => {
    const entra = await startMockEntra({ caDirectory: join(folder, '.greencheck') })
    closers.push(() => entra.close())
    const reference = implementations.find(({ name }) => name === 'reference')
    if (reference === undefined) throw new Error('no reference implementation')
    const driver = await reference.create({
      // The port of the run's own mock is not known yet.
      providers: ['127.0.0.1'],
      ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    })
    closers.push(() => driver.close())
    const served = await serveDriver(driver)
    closers.push(() => served.close())
    const { code, out } = await greencheck('setup', 'enable', 'idtoken.exp-past', '--driver', served.url)
    expect(out).toContain('driver speaks contract 1')
    expect(out).toMatch(/\n[3-9]\d passed, 0 failed, 0 skipped\n$/)
    expect(code).toBe(0)
  })
})

describe('wrong usage ends with 2, and nothing runs', () => {
  it.each([
    [['--sed', 'x'], 'There is no flag --sed. Did you mean --seed'],
    [['idtoken.aud-wrnog'], 'There is no scenario "idtoken.aud-wrnog". Did you mean "idtoken.aud-wrong"'],
    [['--flaw', 'ignores-nonse'], 'There is no flaw "ignores-nonse". Did you mean "ignores-nonce"'],
    [['--driver', 'referense'], 'There is no implementation "referense". Did you mean "reference"'],
    [['--driver', 'http://127.0.0.1:9', '--flaw', 'ignores-nonce'], 'does not go with --driver'],
    [['--config', 'nowhere.yaml'], 'There is no config file nowhere.yaml.'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await greencheck(...args)
    expect(err).toContain(message)
    expect(err).not.toContain('    at ')
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  it('three mistakes in a config file are reported at once', async () => {
    const file = join(folder, 'broken.yaml')
    await writeFile(file, 'drivr: reference\nconcurrency: 0\nprofile: entr\n')
    const { code, err } = await greencheck('--config', file)
    expect(err).toContain('has 3 mistakes')
    expect(err.trimEnd().split('\n')).toHaveLength(4)
    expect(code).toBe(2)
  })

  it('a product beyond loopback has to be named first', async () => {
    const url = await serve((_, response) =>
      response.end(
        JSON.stringify({
          contract: 1,
          name: 'x',
          version: '1',
          capabilities: [],
          origins: ['https://sso.example'],
        }),
      ),
    )
    const { code, err } = await greencheck('--driver', url)
    expect(err).toContain('allow: [sso.example]')
    expect(code).toBe(2)
  })
})

describe('a driver that cannot be used ends with 3 and one instruction', () => {
  it('nothing listens', async () => {
    const { code, err } = await greencheck('--driver', 'http://127.0.0.1:9')
    expect(err).toMatch(
      /the driver at http:\/\/127\.0\.0\.1:9\/describe could not be reached .* Start it, or correct --driver\./,
    )
    expect(code).toBe(3)
  })

  it('it answers nonsense', async () => {
    const { code, err } = await greencheck(
      '--driver',
      await serve((_, response) => response.end('<h1>It works</h1>')),
    )
    expect(err).toContain('answered "<h1>It works</h1>", which is not JSON')
    expect(code).toBe(3)
  })

  it('its reply breaks the contract: every problem at once', async () => {
    const { code, err } = await greencheck(
      '--driver',
      await serve((_, response) => response.end(JSON.stringify({ contract: 2, name: '', origins: [] }))),
    )
    for (const path of ['contract', 'name', 'version', 'capabilities', 'origins'])
      expect(err).toContain(`${path}: `)
    expect(code).toBe(3)
  })

  it('it hangs: cut off, with whom we waited for', async () => {
    const { code, err } = await greencheck('--driver', await serve(() => {}), '--timeout', '1')
    expect(err).toContain('/describe did not answer within 1 s')
    expect(code).toBe(3)
  })

  it('it says yes to a verb that nobody knows: the preflight stops', async () => {
    const description = JSON.stringify({
      contract: 1,
      name: 'x',
      version: '1',
      capabilities: [],
      origins: ['http://localhost:1'],
    })
    const { code, out } = await greencheck(
      '--driver',
      await serve((_, response) => response.end(description)),
    )
    expect(out).toContain('Answer status 501 to a verb that you do not know')
    expect(out).toMatch(/\n0 passed, 0 failed, 0 skipped\n$/)
    expect(code).toBe(3)
  })
})

it('a report that cannot be written ends with 3 and says where and what to do', async () => {
  const file = join(folder, 'in-the-way')
  await writeFile(file, '')
  const { code, err } = await greencheck('idtoken.valid-rs256', '--output', join(file, 'reports'))
  expect(err).toMatch(/The report .*run\.json could not be written .* Name another place with --output/)
  expect(err).not.toContain('    at ')
  expect(code).toBe(3)
})

describe('Ctrl-C in the middle', () => {
  it('leaves a partial record that is marked incomplete, and no process', async () => {
    const { child, ended, said } = start(['--concurrency', '1'])
    await said('discovery')
    child.kill('SIGINT')
    const { code, out } = await ended
    const record = runSchema.parse(JSON.parse(await artefact('run.json')))
    expect(record).toMatchObject({ complete: false, interrupted: 'interrupted' })
    expect(record.scenarios.length).toBeGreaterThan(0)
    expect(record.scenarios.length).toBeLessThan(record.selected)
    expect(out).toContain('incomplete')
    expect(code).toBe(130)
  })
})

describe('greencheck idp', () => {
  it('is the mock Entra ID by itself', async () => {
    const { code, out } = await greencheck('idp', 'cases')
    expect(out).toContain('expired-secret')
    expect(code).toBe(0)
    expect((await greencheck('idp', '--prot')).code).toBe(2)
  })
})
