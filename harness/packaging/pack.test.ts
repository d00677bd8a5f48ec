/**
 * What `npm pack` makes works where nobody has the repository: an empty project installs it, runs it, imports all of
 * it, and type-checks that. It takes about a minute, so it runs in CI, and elsewhere where GREENCHECK_PACK is set.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const wanted = ['CI', 'GREENCHECK_PACK'].some((name) => (process.env[name] ?? '') !== '')

let project = ''
let unreachable: string | undefined

const { NODE_OPTIONS: _, VITEST: __, CI: ___, ...inherited } = process.env

/** Runs a program in the project, as somebody does who has no repository. */
const start = async (program: string, args: readonly string[], cwd = project) => {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const options = { cwd, env: { ...inherited, PATH: path, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 }
  return promisify(execFile)(program, [...args], options)
}

const manifest = z.object({ version: z.string(), devDependencies: z.record(z.string(), z.string()) })
const readManifest = async () =>
  manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))

const noRegistry = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|EAI_AGAIN|ECONNRESET/

const install = async (): Promise<void> => {
  project = await mkdtemp(join(tmpdir(), 'greencheck-package-'))
  await start('npm', ['pack', '--silent', '--pack-destination', project], root)
  const tarball = (await readdir(project)).find((file) => file.endsWith('.tgz')) ?? ''
  const { devDependencies } = await readManifest()
  const beside = ['vitest', '@playwright/test', '@types/node', 'typescript']
  await writeFile(join(project, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }\n')
  const packages = beside.map((name) => `${name}@${devDependencies[name]}`)
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--silent']
  await start('npm', ['install', ...flags, `./${tarball}`, ...packages]).catch((thrown: unknown) => {
    const words = thrown instanceof Error && 'stderr' in thrown ? String(thrown.stderr) : String(thrown)
    const found = noRegistry.exec(words)
    if (found === null) throw thrown
    unreachable = `no registry can be reached (${found[0]})`
  })
}

const needInstalled = ({ skip }: TestContext): void => {
  if (unreachable !== undefined) skip(unreachable)
}

const readme = async (): Promise<string> => {
  const text = await readFile(join(root, 'README.md'), 'utf8')
  const blocks = [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  return blocks.find((code) => code.includes("from 'greencheck'")) ?? ''
}

describe.runIf(wanted)('the package', { timeout: 240_000 }, () => {
  beforeAll(install, 400_000)
  afterAll(() => rm(project, { recursive: true, force: true }))

  it('holds the programs, the licence and the README, and nothing of our tests', async (context) => {
    needInstalled(context)
    const files = await readdir(join(project, 'node_modules', 'greencheck'), { recursive: true })
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']))
    expect(files.filter((file) => /\.test\.|misdeed|fixture\/|\.tgz$|[^d]\.ts$/.test(file))).toEqual([])
  })

  it('has a program that knows its version and finds every scenario', async (context) => {
    needInstalled(context)
    const { version } = await readManifest()
    expect((await start('npx', ['greencheck', '--version'])).stdout.trim()).toBe(version)
    const here = await start(process.execPath, [join(root, 'harness', 'cli.ts'), '--list', '--json'], root)
    const there = await start('npx', ['greencheck', '--list', '--json'])
    expect(JSON.parse(there.stdout)).toEqual(JSON.parse(here.stdout))
  })

  it('runs scenarios, in several threads too, and the mock alone', async (context) => {
    needInstalled(context)
    const few = await start('npx', ['greencheck', 'setup.happy-path', 'idtoken.nonce-wrong'])
    expect(few.stdout.trimEnd().split('\n').at(-1)).toBe('2 passed, 0 failed, 0 skipped')
    const more = await start('npx', ['greencheck', 'setup', 'discovery', '--reporter', 'json'])
    expect(more.stderr).toBe('')
    expect((await start('npx', ['greencheck', 'idp', 'cases'])).stdout).toContain('expired-secret')
    await expect(start('npx', ['greencheck', 'matrix'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('clone it'),
    })
  })

  it('runs the example of the README under plain node', async (context) => {
    needInstalled(context)
    await writeFile(join(project, 'readme.mjs'), await readme())
    expect((await start(process.execPath, ['readme.mjs'])).stderr).toBe('')
  })

  it('brings the fixture for vitest', async (context) => {
    needInstalled(context)
    const examples = join(root, 'harness', 'embedding', 'examples')
    await mkdir(join(project, 'test'))
    await cp(join(examples, 'product.ts'), join(project, 'test', 'product.ts'))
    await cp(join(examples, 'vitest.example.ts'), join(project, 'test', 'sso.test.ts'))
    const { stdout } = await start('npx', ['vitest', 'run', '--testTimeout=60000'])
    expect(stdout).toMatch(/3 passed/)
  })

  it('has types for everything that it exports', async (context) => {
    needInstalled(context)
    const all = ['', '/driver', '/vitest', '/playwright']
    const lines = all.map((path, n) => `import * as all${n} from 'greencheck${path}'`)
    const uses = `
      import { run, type Driver, type Run, type Tenant } from 'greencheck'
      import { test } from 'greencheck/vitest'
      export const verdict = async (driver: Driver): Promise<Run['summary']> => (await run({ driver })).summary
      export const nobody: Tenant | undefined = undefined
      // @ts-expect-error: there is no such profile
      export const wrong = run({ driver: 'reference', profile: 'entr' })
      test('typed', ({ tenant, secret }) => [tenant.issuer.length, secret.expires.getTime()])
      export const everything = [${all.map((_, n) => `all${n}`).join(', ')}]`
    await writeFile(join(project, 'all.ts'), `${lines.join('\n')}\n${uses}\n`)
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node']
    await start('npx', ['tsc', ...flags, '--skipLibCheck', 'all.ts'])
  })
})
