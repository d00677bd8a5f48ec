import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HarnessError } from '../errors.ts'
import { loadConfig, loadConfigFor, parseConfig } from './config.ts'

const mistakes = (text: string): readonly string[] => {
  try {
    parseConfig(text, 'greencheck.yaml')
  } catch (thrown) {
    if (thrown instanceof HarnessError) return thrown.problems
    throw thrown
  }
  return []
}

describe('the config file', () => {
  it('reads what it knows', () => {
    expect(parseConfig('driver: http://localhost:4000\ntimeout: 2.5\nallow: [sso.example]\n', 'f')).toEqual({
      driver: 'http://localhost:4000',
      timeout: 2.5,
      allow: ['sso.example'],
    })
  })

  it('may be empty', () => expect(parseConfig('', 'f')).toEqual({}))

  it('reports its mistakes at once, each with its line and the nearest key', () => {
    const found = mistakes(
      'drivr: reference\nconcurrency: 200\nprofile: entra\nreporters: [jnit]\ntimeout: soon\n',
    )
    expect(found).toEqual([
      'greencheck.yaml:1:1  drivr: is not known here; did you mean "driver"?',
      'greencheck.yaml:2:1  concurrency: expected 64 at most, got 200',
      expect.stringMatching(/^greencheck\.yaml:4:1 {2}reporters: .*Did you mean "junit"/),
      'greencheck.yaml:5:1  timeout: expected a number, got "soon"',
    ])
  })

  it('reports a mistake in the YAML itself with its line', () => {
    expect(mistakes('driver: reference\nallow: [a\n')[0]).toMatch(/^greencheck\.yaml:\d+:\d+ {2}/)
  })

  it('reports an unknown reporter', () => {
    expect(mistakes('seed: s\nreporters: [jnit]\n')).toEqual([
      expect.stringMatching(/^greencheck\.yaml:2:1 .*Did you mean "junit"/),
    ])
  })

  it('says when a named file is not there, and does without the default one', async () => {
    await expect(loadConfig('no-such-file.yaml')).rejects.toThrow(
      'There is no config file no-such-file.yaml.',
    )
    expect(await loadConfig(undefined)).toEqual({})
  })
})

describe('a recipe', () => {
  const fixture = 'harness/recipe/fixture/greencheck.yaml'
  const folder = mkdtempSync(join(tmpdir(), 'greencheck-config-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, text: string): string => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }

  it('of the config file is the driver, unless another one is named', async () => {
    const file = write('own.yaml', `${readFileSync(fixture, 'utf8')}timeout: 9\n`)
    expect(await loadConfigFor(file, undefined)).toMatchObject({
      driver: 'greencheck.yaml',
      timeout: 9,
      recipe: { folder, written: { product: 'Plain Reports' } },
    })
    expect(await loadConfigFor(file, 'reference')).toEqual({ timeout: 9 })
  })

  it('that is named brings the settings of its file', async () => {
    const file = write('run.yaml', 'timeout: 9\nseed: s\n')
    const product = write('product.yaml', `${readFileSync(fixture, 'utf8')}timeout: 20\n`)
    expect(await loadConfigFor(file, product)).toMatchObject({ driver: product, seed: 's', timeout: 20 })
    expect(await loadConfigFor(file, 'better-auth')).toMatchObject({
      driver: 'better-auth',
      recipe: { folder: expect.stringMatching(/better-auth$/) },
    })
  })

  it('is missed in a file that has none', async () => {
    await expect(loadConfigFor(undefined, write('none.yaml', 'seed: s\n'))).rejects.toThrow('has no recipe')
  })
})
