/** Products as processes that their recipes start, judged by the command line. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSchema } from '../../reports/run.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const recipe = fileURLToPath(new URL('../implementations/reference/greencheck.yaml', import.meta.url))
const plain = fileURLToPath(new URL('fixture/greencheck.yaml', import.meta.url))
let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'greencheck-recipe-'))
})
afterAll(() => rm(home, { recursive: true }))

/** Pages, requests, settings beside the connection, what is done about members. */
const ids = [
  'setup.happy-path',
  'setup.wrong-secret',
  'enforce.private-needs-sso',
  'claims.role-resync-each-login',
  'account.removed-member',
]

const spawned = async (driver: string, chosen: readonly string[]) => {
  const output = join(home, driver.replaceAll('/', '-'))
  const child = spawn(process.execPath, [cli, ...chosen, '--driver', driver, '--output', output], {
    cwd: home,
    env: { ...process.env, HOME: home, NO_COLOR: '1', CHROME_PATH: '' },
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, said, output }
}

const verdicts = async (driver: string, chosen: readonly string[]) => {
  const { code, said, output } = await spawned(driver, chosen)
  expect(said).toMatch(/passed, \d+ failed/)
  const { scenarios } = runSchema.parse(JSON.parse(await readFile(join(output, 'run.json'), 'utf8')))
  return { code, verdicts: Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict])) }
}

it('judges it as it is judged in process', async () => {
  const inProcess = await verdicts('reference', ids)
  expect(inProcess.code).toBe(0)
  expect(await verdicts(recipe, ids)).toEqual(inProcess)
}, 300_000)

it('judges a product that its environment configures, and skips what it has not', async () => {
  expect(
    await verdicts(plain, ['idtoken.aud-wrong', 'discovery.issuer-near-miss', 'setup.happy-path']),
  ).toEqual({
    code: 0,
    verdicts: {
      'idtoken.aud-wrong': 'passed',
      'discovery.issuer-near-miss': expect.stringMatching(/passed|skipped/),
      'setup.happy-path': 'skipped',
    },
  })
}, 300_000)

it.each([
  ['for an organisation', '{{clientId}}'],
  ['for all', 'none'],
])(
  'says what a product says that does not start %s, and has no verdict',
  async (_, id) => {
    const file = join(home, 'broken.yaml')
    await writeFile(
      file,
      `product: Broken
start: { command: [node, -e, "console.log('no config'); process.exit(4)"], env: { ID: "${id}" } }
redirectUri: /callback
setup: { request: POST /setup }
login: { visit: /login }
whoami: { request: GET /me, identity: $.email }
private: { visit: /reports }
`,
    )
    const { code, said } = await spawned(file, ['idtoken.aud-wrong'])
    expect(code).toBe(3)
    expect(said).toContain('Broken did not start: it ended with exit code 4.')
    expect(said).toContain('| no config')
    expect(said).toMatch(/until http:\/\/localhost:\d+ answered/)
  },
  60_000,
)
