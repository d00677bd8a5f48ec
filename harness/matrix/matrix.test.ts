import { access, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { needsWords, reasonOf, resultOf, rowsOf } from '../../reports/matrix/table.ts'
import { folderOf, products } from '../implementations/products.ts'
import { recordedColumns } from './columns.ts'
import { explanationsIn, slugOf } from './findings.ts'
import { install } from './install.ts'
import { parseMatrixOptions } from './options.ts'
import { matrixPages } from './pages.ts'

const known = ['reference', 'auth-js', 'msal-node']

describe('options', () => {
  it('has sensible values where nothing is typed', () => {
    expect(parseMatrixOptions([], known)).toMatchObject({
      kind: 'options',
      options: { only: [], ids: [], seed: 'products', profile: 'enterprise-sso', record: false },
    })
  })

  it('takes lists', () => {
    expect(parseMatrixOptions(['--only', 'auth-js,reference', '--ids=idtoken, claims'], known)).toMatchObject(
      {
        options: { only: ['auth-js', 'reference'], ids: ['idtoken', 'claims'] },
      },
    )
  })

  it('finds every mistake at once', () => {
    const parsed = parseMatrixOptions(
      ['--only', 'auht-js', '--profil', '--profile', 'asv', 'idtoken', '--record=yes', '--seed'],
      known,
    )
    expect(parsed.kind === 'problems' ? parsed.problems : []).toEqual([
      'There is no flag --profil. Did you mean --profile? --help shows all.',
      '--record takes no value.',
      '--seed needs a value: <text>.',
      '"idtoken" is no flag. Scenarios are named with --ids.',
      '--only: there is no implementation "auht-js". Did you mean "auth-js"? There are reference, auth-js, msal-node.',
      expect.stringContaining('--profile: "asv" is none of'),
    ])
  })

  it('records only whole runs', () => {
    expect(parseMatrixOptions(['--record', '--ids', 'idtoken'], known)).toMatchObject({ kind: 'problems' })
  })
})

describe('findings', () => {
  it.each([
    ['No check of the signature', 'no-check-of-the-signature'],
    ['`alg: none` is taken (Core 3.1.3.7)', 'alg-none-is-taken-core-3137'],
  ])('the anchor of "%s" is %s', (heading, anchor) => expect(slugOf(heading)).toBe(anchor))

  it('explains an id by the first heading under which it stands', () => {
    const page = '# A\n`a.before`\n## One\n`x.y` and `x.z[variant]`\n## Two\n`x.y`, `z.z`\n'
    expect([...explanationsIn(page, 'F.md')]).toEqual([
      ['x.y', { title: 'One', href: 'F.md#one' }],
      ['x.z', { title: 'One', href: 'F.md#one' }],
      ['z.z', { title: 'Two', href: 'F.md#two' }],
    ])
  })
})

describe('what was recorded', async () => {
  const columns = await recordedColumns('../')

  it.each(columns.map((column) => [column.name, column] as const))(
    '%s: at least 100 scenarios ran, and each red cell is explained on its page',
    (_name, column) => {
      const result = resultOf(column)
      expect(result?.interrupted).toBeUndefined()
      expect(result?.scenarios.filter(({ verdict }) => verdict !== 'skipped').length).toBeGreaterThanOrEqual(
        100,
      )
      const unexplained = rowsOf([column]).flatMap(({ id, cells }) =>
        cells
          .filter((cell) => needsWords(cell) && cell.explanation === undefined)
          .map((cell) => `${id}: ${reasonOf(cell)}`),
      )
      expect(unexplained).toEqual([])
    },
  )

  it('was made with one seed and one profile', () => {
    const of = new Set(columns.map((column) => `${resultOf(column)?.seed} ${resultOf(column)?.profile}`))
    expect(of.size).toBeLessThanOrEqual(1)
  })

  it.each(matrixPages)('$name is as `npm run docs` writes it', async ({ name, url, make }) => {
    const committed = await readFile(url, 'utf8').catch(() => '')
    if (committed !== (await make()))
      expect.fail(`harness/implementations/results/${name} is stale: run "npm run docs" and commit the page`)
  })
})

describe('installing', () => {
  const { signal } = new AbortController()

  it('says how a missing package of Debian is had', async () => {
    const product = {
      name: 'mod-auth-openidc',
      title: 'x',
      from: { kind: 'debian', packages: ['no-such-package-of-debian'] },
    } as const
    expect(await install(product, signal, () => {})).toEqual({
      kind: 'missing',
      cure: 'It is a package of Debian: apt-get install --no-install-recommends no-such-package-of-debian',
    })
  })

  it('wants a lock file where a product comes from npm', async () => {
    const product = { name: 'mod-auth-openidc', title: 'x', from: { kind: 'npm' } } as const
    expect(await install(product, signal, () => {})).toMatchObject({
      kind: 'missing',
      cure: expect.stringContaining('There is no package-lock.json in'),
    })
  })
})

describe('products', () => {
  const there = async (name: string, file: string): Promise<boolean> =>
    access(new URL(file, folderOf({ name }))).then(
      () => true,
      () => false,
    )

  it.each(products)('$name has a lock file where it comes from npm', async ({ name, from }) => {
    if (from.kind === 'npm' && (await there(name, 'package.json')))
      expect(await there(name, 'package-lock.json')).toBe(true)
  })
})
