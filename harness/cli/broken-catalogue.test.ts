import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let house = ''

/** A copy of the house, because a run reads its catalogue from the folder beside it. */
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'greencheck-broken-catalogue-'))
  for (const part of ['harness', 'mock-idp', 'reports', 'scenarios', 'package.json'])
    await cp(join(root, part), join(house, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rm(house, { recursive: true, force: true }))

const greencheck = async (
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly err: string; readonly out: string }> => {
  const child = spawn(process.execPath, ['harness/cli.ts', ...args], { cwd: house })
  const heard = { err: '', out: '' }
  child.stderr.on('data', (chunk) => (heard.err += String(chunk)))
  child.stdout.on('data', (chunk) => (heard.out += String(chunk)))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...heard })))
}

/** The file of a good scenario with some of its text replaced. */
const spoil = async (from: string, to: string, ...changes: readonly (readonly [string, string])[]) => {
  let text = await readFile(join(root, 'scenarios', from), 'utf8')
  for (const [searched, put] of changes) {
    if (!text.includes(searched)) throw new Error(`${from} does not contain ${searched}`)
    text = text.replace(searched, put)
  }
  await mkdir(join(house, 'scenarios', to, '..'), { recursive: true })
  await writeFile(join(house, 'scenarios', to), text)
}

it('ends a run with 2 and names every problem with file, line and cure, without a stack', async () => {
  const file = 'idtoken/aud-wrong.ts'
  await spoil(
    file,
    file,
    ["title: 'refuses", "title: 'must refuse"],
    ["references: ['OIDC Core", "needs: ['has-enabel'],\n  references: ['OIDC Kore"],
    ["idToken.claim('aud', '", "{ at: 'id-token', do: 'forgt', says: 'x' }, idToken.claim('aud', '"],
    ['  effect:', '  // effect:'],
  )
  await spoil(file, 'idtoken/aud-again.ts')
  await spoil(file, 'idtoken/no-such-lie.ts', ['idToken.claim', 'idToken.clam'])
  await spoil(file, 'idtoken/cut-off.ts', ["expect: 'refused',", "expect: 'refused"])
  await writeFile(join(house, 'scenarios', 'idtoken', 'nothing.ts'), 'export const nothing = 1\n')
  await spoil(file, 'tokens/aud-wrong.ts')

  const { code, err, out } = await greencheck('setup.happy-path')
  const lines = err.trimEnd().split('\n')
  const wanted = [
    /^The catalogue has \d+ problems; nothing ran\.$/,
    /^ {2}scenarios\/idtoken\/aud-again\.ts:5: the id is "idtoken\.aud-wrong" but the file is idtoken\/aud-again\.ts: name one after the other$/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:4: "effect" is missing: add what follows from the mistake/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:5: the id "idtoken\.aud-wrong" is taken by scenarios\/idtoken\/aud-again\.ts: find another$/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:6: the title says "must": say what the product does, the level is a field$/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:10: the capability "has-enabel" is unknown; did you mean "has-enable"\?$/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:11: the source of the reference "OIDC Kore [^"]+" is not in references\.ts; did you mean "OIDC Core"\?$/,
    /^ {2}scenarios\/idtoken\/aud-wrong\.ts:12: no seam of the mock knows this fault: do: expected one of set, drop, sign/,
    /^ {2}scenarios\/idtoken\/cut-off\.ts:\d+: the file cannot be loaded: .*: a scenario is an object literal/,
    /^ {2}scenarios\/idtoken\/no-such-lie\.ts:11: the file cannot be loaded: .*idToken\.clam is not a function: the lies have their names in mock-idp\/faults\/lies\.ts/,
    /^ {2}scenarios\/idtoken\/nothing\.ts:1: there is no default export: write "export default scenario/,
    /^ {2}scenarios\/tokens:1: the folder is no area, so that nothing in it would run: add it to areas\.ts, or move it$/,
  ]
  expect(lines).toEqual(wanted.map((line) => expect.stringMatching(line)))
  expect(out).toBe('')
  expect(code).toBe(2)
})
