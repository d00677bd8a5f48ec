import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { caseNames } from './cases/catalogue.ts'

const main = new URL('./main.mjs', import.meta.url).pathname
const running = new Set<ChildProcess>()
let folder = ''
let environment: Record<string, string> = {}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-alone-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  environment = {}
})

const start = (...args: string[]) => startProgram(main, ...args)
const startProgram = (program: string, ...args: string[]) => {
  // A home of its own: a shared one would have other mocks write their CA at the same time.
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], HOME: folder, ...environment },
  })
  running.add(child)
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    text.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    text.err += String(chunk)
  })
  const ended = once(child, 'close').then(([code]) => code as number)
  return { child, text, ended }
}

describe('npm run mock-idp', () => {
  it('prints one line of JSON, answers, and ends cleanly', async () => {
    const { child, text, ended } = start(
      '--http',
      '--port',
      '0',
      '--control-port',
      '0',
      '--neighbour-port',
      '0',
      '--json',
      '--seed',
      's',
      '--redirect-uri',
      'https://app.example/cb',
    )
    await once(child.stdout, 'data')
    const told = JSON.parse(text.out) as Record<string, unknown>
    expect(Object.keys(told)).toEqual([
      'origin',
      'neighbour',
      'issuer',
      'metadataUrl',
      'tenantId',
      'clientId',
      'clientSecret',
      'redirectUris',
      'caFile',
      'control',
      'people',
      'tenants',
      'personalAccounts',
    ])
    expect(told['redirectUris']).toEqual(['http://localhost:3000/callback', 'https://app.example/cb'])
    const document = (await (await fetch(String(told['metadataUrl']))).json()) as Record<string, unknown>
    expect(document['issuer']).toBe(told['issuer'])
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(text.out.trim().split('\n')).toHaveLength(1)
    expect(text.err).toBe('')
  })
  it('names the port that is in use, and leaves nothing running', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    for (const args of [
      ['--port', String(port), '--control-port', '0', '--neighbour-port', '0'],
      ['--port', '0', '--control-port', String(port), '--neighbour-port', '0'],
      ['--port', '0', '--control-port', '0', '--neighbour-port', String(port)],
    ]) {
      const { text, ended } = start('--http', ...args)
      expect(await ended).toBe(3)
      expect(text.err).toContain(`Port ${port} on 127.0.0.1 is in use.`)
    }
    server.close()
  })
  it('lists everything wrong with the options, with the nearest names', async () => {
    const { text, ended } = start('--prot', '1', '--control-port', 'x')
    expect(await ended).toBe(2)
    expect(text.err).toContain('--prot is not an option; did you mean --port?')
    expect(text.err).toContain('--control-port takes a number from 0 to 65535, got "x".')
    expect(text.out).toBe('')
  })
})

const free = ['--http', '--port', '0', '--control-port', '0', '--neighbour-port', '0']

/** Waits until the program has written this. */
const until = async (
  { child, text }: ReturnType<typeof start>,
  stream: 'out' | 'err',
  words: string,
): Promise<void> => {
  const from = stream === 'out' ? child.stdout : child.stderr
  while (!text[stream].includes(words)) await once(from, 'data')
}

describe('a case', () => {
  it('is told with what to paste, what to do, what to see, and what helps', async () => {
    const mock = start('--case', 'expired-secret', '--redirect-uri', 'https://app.example/cb', ...free)
    await until(mock, 'out', 'Ctrl+C')
    for (const words of [
      /^Mock Entra ID at http:\/\/127\.0\.0\.1:\d+ — case "expired-secret": the secret you paste expired yesterday \(AADSTS7000222\)\.$/m,
      /^ {2}Client secret +\S{40}$/m,
      /^ {2}Redirect URIs .*https:\/\/app\.example\/cb/m,
      /^Paste the four values/m,
      /^You should see: /m,
      /^What customers do about it: Certificates & secrets/m,
    ])
      expect(mock.text.out).toMatch(words)
    mock.child.kill('SIGINT')
    expect(await mock.ended).toBe(130)
  })
  it('fills in what is to be pasted', async () => {
    const mock = start('--case', 'secret-id-pasted', '--json', ...free)
    await once(mock.child.stdout, 'data')
    const told = JSON.parse(mock.text.out) as Record<string, unknown>
    expect(told['clientSecret']).toMatch(/^[0-9a-f-]{36}$/)
  })
  it('that nobody knows is refused with the nearest name, and nothing is started', async () => {
    const { text, ended } = start('--case', 'expird-secret', ...free)
    expect(await ended).toBe(2)
    expect(text.err).toContain('There is no case "expird-secret"; did you mean "expired-secret"?')
    expect(text.out).toBe('')
  })
})

describe('a seed file', () => {
  const good = 'tenants:\n  - domain: contoso.example\n    applications: [{ displayName: Hub }]\n'

  it('is served, followed, and named when it is bad', async () => {
    const file = join(folder, 'entra.yaml')
    await writeFile(file, good)
    environment = { GREENCHECK_IDP_CONFIG: file, GREENCHECK_IDP_CONTROL_TOKEN: 'opens' }
    const mock = start(...free)
    await until(mock, 'out', 'Ctrl+C')
    expect(mock.text.out).toContain('entra.yaml: 1 tenant, 1 application, 0 people.')
    expect(mock.text.out).toContain('token opens')
    await writeFile(file, good.replace('domain', 'domian'))
    await until(mock, 'err', 'the last good one stays in force')
    expect(mock.text.err).toContain(
      'entra.yaml:2:5  tenants.0.domian: is not known here; did you mean "domain"?',
    )
    await writeFile(file, good)
    await until(mock, 'err', 'entra.yaml is good again and was applied')
    mock.child.kill('SIGTERM')
    expect(await mock.ended).toBe(143)
  })
  it('that is bad has all its mistakes told, and nothing is started', async () => {
    const file = join(folder, 'bad.yaml')
    await writeFile(file, `sed: x\n${good.replace('Hub', '[]')}`)
    for (const args of [
      ['--config', file, ...free],
      ['check', file],
    ]) {
      const { text, ended } = start(...args)
      expect(await ended).toBe(2)
      expect(text.err).toContain('bad.yaml:1:1')
      expect(text.err).toContain('bad.yaml:4:22')
      expect(text.err).toContain('2 mistakes')
      expect(text.out).toBe('')
    }
  })
})

describe('the lists', () => {
  it('name every case, and tell all about one', async () => {
    const list = start('cases')
    expect(await list.ended).toBe(0)
    for (const name of await caseNames()) expect(list.text.out).toContain(`\n  ${name} `)
    const one = start('cases', 'groups-overage')
    expect(await one.ended).toBe(0)
    expect(one.text.out).toContain('groups: 250')
  })
  it('show an example of every lie', async () => {
    const { text, ended } = start('faults')
    expect(await ended).toBe(0)
    for (const point of ['discovery', 'token-response', 'id-token'])
      expect(text.out).toContain(`\n${point}: `)
    expect(text.out).toContain('do: sign')
  })
  it('begin their help with examples', async () => {
    const { text, ended } = start('--help')
    expect(await ended).toBe(0)
    expect(text.out.indexOf('Examples')).toBeLessThan(text.out.indexOf('Options'))
  })
})

it('warns when others can reach it', async () => {
  const mock = start('--host', '0.0.0.0', ...free)
  await until(mock, 'err', 'Warning: the mock listens on 0.0.0.0')
  await until(mock, 'out', 'http://127.0.0.1:')
})
