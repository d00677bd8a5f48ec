import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSchema } from '../../reports/run.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-profiles-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A scenario of each basis; null-3, which shows private content to everybody, fails all of them. */
const oneOfEach = {
  spec: 'idtoken.nonce-wrong',
  bcp: 'callback.code-injection',
  asvs: 'idtoken.alg-none',
  entra: 'idtoken.iss-other-tenant',
  product: 'enforce.private-needs-sso',
  field: 'callback.state-other-browser',
} as const

const ids: readonly string[] = Object.values(oneOfEach)

/** The verdict on each basis, its reason and the exit code. */
const run = async (profile: string) => {
  const output = join(folder, profile)
  const child = spawn(
    process.execPath,
    [cli, ...ids, '--driver', 'null-3', '--profile', profile, '--output', output],
    { cwd: folder, env: { ...process.env, HOME: folder, NO_COLOR: '1', CI: 'true' }, stdio: 'ignore' },
  )
  const code = await new Promise((resolve) => child.once('close', resolve))
  const record = runSchema.parse(JSON.parse(await readFile(join(output, 'run.json'), 'utf8')))
  return { code, record }
}

it.each([
  ['oidc-core', ['spec']],
  ['entra', ['spec', 'bcp', 'asvs', 'entra']],
  ['entra-app-gallery', []],
])('%s demands %j and excuses the rest, saying why', async (profile, demanded) => {
  const { code, record } = await run(profile)
  expect(record.profile).toBe(profile)
  const six = record.scenarios.filter(({ id }) => ids.includes(id))
  expect(six).toHaveLength(6)
  for (const { basis, verdict, reason, diagnosis } of six) {
    expect([basis, verdict]).toEqual([basis, demanded.includes(basis) ? 'failed' : 'warned'])
    if (verdict === 'failed') expect(reason).not.toContain('A warning only')
    // The gallery recommends enforcement (1A.1.7): a warning by its own right.
    else if (profile === 'entra-app-gallery' && basis === 'product') expect(reason).not.toContain('only')
    else expect(reason).toContain(`A warning only: `)
    expect(diagnosis?.sentence).toBe(reason)
    expect(diagnosis?.replay).toContain(`--profile ${profile}`)
  }
  expect(code).toBe(demanded.length > 0 ? 1 : 0)
})
