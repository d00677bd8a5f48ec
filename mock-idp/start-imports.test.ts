import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('.', import.meta.url))
const importing = /^(?:import|export)\s(?!type\b)(?:[^'"]*?\sfrom\s)?'([^']+)'/gm

/** Everything that is loaded with a module because it, or what it loads, imports it at once. */
const loadedWith = (entry: string): ReadonlySet<string> => {
  const loaded = new Set<string>()
  const visit = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    if (!path.endsWith('.ts')) return
    for (const [, name = ''] of readFileSync(resolve(root, path), 'utf8').matchAll(importing))
      visit(name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name)
  }
  visit(entry)
  return loaded
}

describe('the start', () => {
  // What the program loads at once, and what it loads to serve.
  const loaded = new Set([...loadedWith('alone/run.ts'), ...loadedWith('alone/serve.ts')])
  it('loads the metadata', () =>
    expect([...loaded]).toEqual(
      expect.arrayContaining(['start.ts', 'server/app.ts', 'metadata/discovery.ts']),
    ))
  it.each([
    'oidc-provider',
    'zod',
    'yaml',
    'cases/catalogue.ts',
    'config/apply/apply.ts',
    'ghtml',
    'jose',
    '@peculiar/x509',
    'aadsts/catalogue.ts',
    'engine/provider.ts',
    'protocol/authorize.ts',
    'protocol/token.ts',
  ])('does not load %s, which nobody needs for the first answer', (name) =>
    expect(loaded).not.toContain(name),
  )
})
