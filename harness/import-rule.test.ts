import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greencheck-import-rule-'))
  await cp(join(root, '.biome.json'), join(folder, '.biome.json'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Lints a file with one import at the given place of the house, under the repository's own configuration. */
const lint = async (file: string, imported: string): Promise<string> => {
  const path = join(folder, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `import { thing } from '${imported}'\n\nexport const other = thing\n`)
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [biome, 'lint', '--vcs-enabled=false', file],
      {
        cwd: folder,
      },
    )
    return stdout + stderr
  } catch (thrown) {
    return thrown instanceof Error && 'stderr' in thrown ? String(thrown.stderr) : String(thrown)
  }
}

describe('imports run one way', () => {
  it.each([
    ['mock-idp/server.ts', '../harness/driver.ts', 'mock-idp knows nothing'],
    ['mock-idp/faults/x.ts', '../../scenarios/catalogue.ts', 'mock-idp knows nothing'],
    ['reports/html/page.ts', '../../harness/evidence.ts', 'A report is a function of run.json'],
    ['reports/junit.ts', '../mock-idp/contract.ts', 'A report is a function of run.json'],
    ['scenarios/idtoken/aud-wrong.ts', '../../harness/judge/judge.ts', 'A scenario is data'],
    ['scenarios/idtoken/aud-wrong.ts', '../../mock-idp/server.ts', 'A scenario is data'],
    ['scenarios/idtoken/aud-wrong.ts', '../../mock-idp/faults/check.ts', 'A scenario is data'],
    ['scenarios/check/lies.ts', '../../mock-idp/server.ts', 'The check of the catalogue'],
    ['harness/judge/judge.ts', '../../scenarios/catalogue.ts', 'Only the command lines'],
    ['harness/judge/judge.ts', '../../reports/html/page.ts', 'Only the command lines'],
  ])('refuses %s importing %s', async (file, imported, message) => {
    expect(await lint(file, imported)).toContain(message)
  })

  it.each([
    ['scenarios/idtoken/aud-wrong.ts', '../../harness/scenario.ts'],
    ['scenarios/idtoken/aud-wrong.ts', '../../mock-idp/faults/fault.ts'],
    ['scenarios/check/lies.ts', '../../mock-idp/faults/check.ts'],
    ['harness/drive/world.ts', '../../mock-idp/contract.ts'],
    ['harness/judge/result.ts', '../../reports/run.ts'],
    ['harness/cli/conformance.ts', '../../scenarios/catalogue.ts'],
    ['harness/embedding/run.ts', '../../scenarios/catalogue.ts'],
    ['harness/docs/pages.ts', '../../scenarios/catalogue.ts'],
    ['reports/html/page.ts', '../run.ts'],
  ])('allows %s importing %s', async (file, imported) => {
    expect(await lint(file, imported)).not.toContain('noRestrictedImports')
  })
})
