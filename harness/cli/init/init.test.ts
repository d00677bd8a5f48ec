/** From an empty folder to a verdict, as real processes, on a product that no recipe was written for. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSchema } from '../../../reports/run.ts'
import { freePort } from '../../process/index.ts'

const program = fileURLToPath(new URL('../../greencheck.mjs', import.meta.url))
const product = fileURLToPath(new URL('../fixtures/acme-hub/server.mjs', import.meta.url))
const patience = 180_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-init-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const greencheck = (...args: readonly string[]) =>
  new Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>((resolve) => {
    const { HOME: _, CI: __, ...environment } = process.env
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...environment, HOME: folder, NO_COLOR: '1', COLUMNS: '200' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.once('close', (code) => resolve({ code, out, err }))
  })

describe('from an empty folder', () => {
  it(
    'init writes a recipe that the doctor finds good, and run reaches a verdict',
    async () => {
      const url = `http://localhost:${await freePort()}`
      const begun = await greencheck('init', '--url', url, '--start', `node ${product}`)
      expect(begun.err).toBe('')
      expect(begun.out).toMatch(/found +login +GET \/auth\/oidc/)
      expect(begun.out).toMatch(/found +callback +\/auth\/oidc\/callback/)
      expect(begun.out).toMatch(/found +who is in +GET \/me → \$\.user\.email/)
      expect(begun.out).toMatch(/found +private +GET \/reports shows "Quarterly figures"/)
      expect(begun.out).toMatch(/✓ mia@\S+ is in/)
      expect(begun.out).toMatch(/✓ nobody is nobody/)
      expect(begun.out).toMatch(/[1-9]\d* of \d+ scenarios run/)
      expect(begun.code).toBe(0)
      const text = await readFile(join(folder, 'greencheck.yaml'), 'utf8')
      expect(text).toContain('OIDC_CLIENT_SECRET: "{{clientSecret}}"')

      const ran = await greencheck('run', 'idtoken.aud-wrong', 'idtoken.valid-rs256', '--timeout', '30')
      expect(ran.out).toMatch(/2 passed, 0 failed, 0 skipped\n$/)
      expect(ran.code).toBe(0)
      const record = runSchema.parse(
        JSON.parse(await readFile(join(folder, '.conformance', 'run.json'), 'utf8')),
      )
      expect(record.implementation.name).toBe('Acme Hub')

      const again = await greencheck('init', '--url', url, '--start', `node ${product}`)
      expect(again.err).toContain('There is a greencheck.yaml already.')
      expect(again.code).toBe(2)
      expect(await readFile(join(folder, 'greencheck.yaml'), 'utf8')).toBe(text)
    },
    patience,
  )

  it(
    'the doctor tells which line is wrong and what to put there',
    async () => {
      const text = await readFile(join(folder, 'greencheck.yaml'), 'utf8')
      const examine = async (wrong: string, right: string) => {
        await writeFile(join(folder, 'wrong.yaml'), text.replace(right, wrong))
        return greencheck('doctor', '--config', 'wrong.yaml')
      }
      const callback = await examine('/auth/wrong"', '/auth/oidc/callback"')
      expect(callback.out).toMatch(/✗ honest login: .*AADSTS50011/s)
      expect(callback.out).toMatch(/wrong\.yaml:\d+ {2}redirectUri: /)
      expect(callback.out).toContain('put  redirectUri: "http://localhost:{{port}}/auth/oidc/callback"')
      expect(callback.code).toBe(3)
      const login = await examine('visit: "/pricing"', 'visit: "/auth/oidc"')
      expect(login.out).toMatch(/✗ honest login: .*the browser was never sent to Entra/s)
      expect(login.out).toMatch(/wrong\.yaml:\d+ {2}login: /)
      expect(login.code).toBe(3)
      const trust = await examine('env:\n    NODE_EXTRA_CA_CERTS: "/dev/null"', 'env:')
      expect(trust.out).toMatch(/✗ certificate trusted: /)
      expect(trust.out).toContain('It is a Node.js process: start it with NODE_EXTRA_CA_CERTS={{caFile}}')
      const start = await examine('"node nothing.mjs"', `"node ${product}"`)
      expect(start.out).toMatch(/✗ product starts: .*Cannot find module/s)
      expect(start.code).toBe(3)
    },
    patience,
  )
})

describe('without what it needs', () => {
  it(
    'the doctor says that there is no product',
    async () => {
      const { err, code } = await greencheck('doctor', '--config', 'no-such.yaml')
      expect(err).toContain('There is no config file no-such.yaml.')
      expect(code).toBe(2)
    },
    patience,
  )

  it(
    'init shows why a product does not start, and writes nothing',
    async () => {
      const { err, code } = await greencheck(
        'init',
        '--output',
        'never.yaml',
        '--start',
        'node -e "console.error(\'no database\'); process.exit(1)"',
      )
      expect(err).toContain('no database')
      expect(code).toBe(3)
      await expect(readFile(join(folder, 'never.yaml'))).rejects.toThrow('ENOENT')
    },
    patience,
  )
})
