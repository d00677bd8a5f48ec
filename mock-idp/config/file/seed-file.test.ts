import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MockEntra } from '../../contract.ts'
import { startMockEntra } from '../../start.ts'
import { makeAuthority } from '../../tls/certificate.ts'
import { parseSeedFile, readSeedFile } from './seed-file.ts'
import { type Reloaded, watchSeedFile } from './watch.ts'
import { contentsOf, mistakeLines } from './words.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-seed-'))
})
afterAll(() => rm(folder, { recursive: true }))

const linesOf = async (text: string): Promise<readonly string[]> => {
  const read = await parseSeedFile(text, join(folder, 'entra.yaml'))
  return read.kind === 'good' ? [] : mistakeLines(read).split('\n')
}

const good = `# yaml-language-server: $schema=entra.schema.json
seed: s
tenants:
  - domain: contoso.example
    people: &people
      - userPrincipalName: mia@contoso.example
    applications:
      - displayName: Acme Hub
        redirectUris: [http://localhost:3000/callback]
        secrets: [{ displayName: live, expiresIn: 30d }]
        certificates: [{ file: acme.pem }]
`

describe('a seed file', () => {
  it('is read as YAML, with the files that it names', async () => {
    const { cert } = await makeAuthority(new Date())
    await writeFile(join(folder, 'acme.pem'), cert)
    const read = await parseSeedFile(good, join(folder, 'entra.yaml'))
    expect(read).toMatchObject({
      kind: 'good',
      config: { seed: 's', tenants: [{ applications: [{ certificates: [cert] }] }] },
    })
    expect(contentsOf(read.kind === 'good' ? read.config : {})).toBe('1 tenant, 1 application, 1 person')
  })
  it('is read as JSON, and an empty one is an empty directory', async () => {
    const json = JSON.stringify({ $schema: 'x', tenants: [{ domain: 'a.example' }] }, null, '\t')
    expect(await parseSeedFile(json, 'entra.json')).toMatchObject({
      config: { tenants: [{ domain: 'a.example' }] },
    })
    expect(await parseSeedFile('', 'entra.yaml')).toMatchObject({ config: {} })
  })
  it('has every mistake told at once, with its place: of the shape', async () => {
    expect(
      await linesOf(`tenants:
  - domian: contoso.example
    people:
      - userPrincipalName: mia@contoso.example
        mfa: registred
    applications:
      - redirectUris: http://localhost
      - { displayName: 1 }
    faults:
      - at: id-tokn
        do: sett
        says: x
`),
    ).toEqual([
      '  entra.yaml:2:5   tenants.0.domain: is missing: expected a text',
      '  entra.yaml:2:5   tenants.0.domian: is not known here; did you mean "domain"?',
      '  entra.yaml:5:9   tenants.0.people.0.mfa: expected one of "registered", "not-registered", got "registred"; did you mean "registered"?',
      '  entra.yaml:7:9   tenants.0.applications.0.redirectUris: expected a list, got "http://localhost"',
      '  entra.yaml:8:11  tenants.0.applications.1.displayName: expected a text, got 1',
      expect.stringMatching(
        /^ {2}entra\.yaml:10:9 .*faults\.0\.at: expected one of .*did you mean "id-token"\?$/,
      ),
    ])
  })
  it('has every mistake told at once, with its place: of the rules', async () => {
    expect(
      await linesOf(`tenants:
  - domain: contoso.example
    applications:
      - redirectUris:
          - http://localhost/cb
          - http://app.example/cb
        secrets: [{ expiresIn: 900d }]
        certificates: [{ file: nowhere.pem }]
    signInAs: mia@contoso.example
    people: [{ userPrincipalName: max@contoso.example }]
`),
    ).toEqual([
      '  entra.yaml:6:13  tenants.0.applications.0.redirectUris.1: "http://app.example/cb" uses http, which is for localhost and 127.0.0.1 only',
      '  entra.yaml:7:21  tenants.0.applications.0.secrets.0.expiresIn: at most 730d, got 900d',
      `  entra.yaml:8:26  tenants.0.applications.0.certificates.0.file: nowhere.pem cannot be read; it is looked for in ${folder}`,
      '  entra.yaml:9:5   tenants.0.signInAs: there is no person "mia@contoso.example" here; did you mean "max@contoso.example"?',
    ])
  })
  it.each([
    ['broken YAML', 'tenants: [', /^ {2}entra\.yaml:1:11 /],
    ['a key twice', 'seed: a\nseed: b', /^ {2}entra\.yaml:2:1 {2}Map keys must be unique/],
    [
      'a text in the place of everything',
      'hello',
      /^ {2}entra\.yaml:1:1 {2}expected a mapping, got "hello"$/,
    ],
    ['a list in the place of everything', '- a', /expected a mapping/],
    [
      'aliases that multiply',
      `a: &a [x, x]\n${'bcdefghij'
        .split('')
        .map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`)
        .join('\n')}`,
      /alias/i,
    ],
  ])('refuses %s', async (_, text, message) => {
    expect((await linesOf(text)).join('\n')).toMatch(message)
  })
  it('that is not there is said to be not there', async () => {
    expect(await readSeedFile(join(folder, 'nowhere.yaml'))).toMatchObject({
      mistakes: [{ message: 'there is no such file' }],
    })
  })
})

describe('a seed file that changes while the mock runs', () => {
  const stop: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of stop.splice(0)) await close()
  })
  const text = (name: string): string =>
    `tenants: [{ domain: contoso.example, displayName: ${name}, applications: [{ secrets: [{}] }] }]\n`

  const running = async (): Promise<{
    readonly entra: MockEntra
    readonly path: string
    readonly next: () => Promise<Reloaded>
  }> => {
    const own = await mkdtemp(join(folder, 'watch-'))
    const path = join(own, 'entra.yaml')
    await writeFile(path, text('One'))
    const read = await readSeedFile(path)
    if (read.kind === 'bad') throw new Error('the file is bad')
    const entra = await startMockEntra({ http: true, config: read.config })
    const told: Reloaded[] = []
    let wake = (): void => undefined
    const watching = watchSeedFile(path, entra, read.config, (reloaded) => {
      told.push(reloaded)
      wake()
    })
    stop.push(watching.close, entra.close)
    const next = async (): Promise<Reloaded> => {
      for (;;) {
        const first = told.shift()
        if (first !== undefined) return first
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
    return { entra, path, next }
  }
  const nameOf = (entra: MockEntra) => entra.tenants()[0]?.displayName
  const secretOf = (entra: MockEntra) => entra.tenants()[0]?.applications()[0]?.secrets()[0]?.value

  it('is applied, whether it is written in place or replaced', async () => {
    const { entra, path, next } = await running()
    const secret = secretOf(entra)
    await writeFile(path, text('Two'))
    expect(await next()).toMatchObject({ kind: 'applied', again: false })
    expect(nameOf(entra)).toBe('Two')
    await writeFile(`${path}.new`, text('Three'))
    await rename(`${path}.new`, path)
    expect(await next()).toMatchObject({ kind: 'applied' })
    expect(nameOf(entra)).toBe('Three')
    expect(secretOf(entra)).toBe(secret)
  })
  it('keeps the last good one while it is bad, and says so once, and when it is good again', async () => {
    const { entra, path, next } = await running()
    await writeFile(path, text('Two').replace('displayName', 'displayNam'))
    expect(await next()).toMatchObject({ kind: 'bad', mistakes: [{ path: 'tenants.0.displayNam', line: 1 }] })
    expect(nameOf(entra)).toBe('One')
    await rm(path)
    expect(await next()).toMatchObject({ kind: 'bad', mistakes: [{ message: 'there is no such file' }] })
    await writeFile(path, text('One'))
    expect(await next()).toMatchObject({ kind: 'applied', again: true })
    await writeFile(path, text('One').replace('domain', 'cloud: china, domain'))
    expect(await next()).toMatchObject({ kind: 'bad', mistakes: [{ path: 'tenants.0.cloud', column: 13 }] })
    await writeFile(path, `seed: other\n${text('Two')}`)
    expect(await next()).toMatchObject({ kind: 'applied', again: true, seedChanged: true })
  })
})
