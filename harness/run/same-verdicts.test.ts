/** A verdict is about the product: another seed and another order change names and neighbours, and no verdict. */
import { afterEach, expect, it } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import { loadCatalogue } from '../../scenarios/catalogue.ts'
import { cite } from '../../scenarios/references.ts'
import { providersOf } from '../drive/providers.ts'
import { createReferenceDriver } from '../implementations/reference/driver.ts'
import { select } from '../plan/select.ts'
import { shuffled } from '../plan/shuffle.ts'
import { run } from './run.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** From every phase, with the steps that have a state of their own: keys, secrets, roles, links, two organisations. */
const representative = [
  'setup.wrong-secret',
  'discovery.issuer-near-miss',
  'enable.change-secret-invalidates-test',
  'callback.state-other-browser',
  'idtoken.alg-none',
  'jwks.rollover-between-logins',
  'secret.rotation-with-overlap',
  'claims.role-resync-each-login',
  'account.forced-linking',
  'multi-tenant.evil-idp-asserts-victim',
] as const

/** With a flaw, so that some verdicts are red: those have to stay as they are too. */
const verdicts = async (seed: string, mixed: boolean): Promise<Readonly<Record<string, string>>> => {
  const entra = await startMockEntra({ seed })
  const driver = await createReferenceDriver({
    ...(entra.ca === undefined ? {} : { ca: entra.ca }),
    providers: await providersOf(entra),
    flaw: 'state-in-a-global-store',
  })
  closers.push(driver.close, entra.close)
  const selection = select(await loadCatalogue(), representative)
  if (selection.kind === 'problems') throw new Error(selection.problems.join('\n'))
  const { scenarios } = await run({
    stage: {
      entra,
      driver,
      description: await driver.describe(),
      seed,
      mailDomain: 'contoso.example',
      timeoutMs: 5000,
    },
    profile: 'enterprise-sso',
    flaw: undefined,
    cite,
    selected: mixed ? shuffled(selection.selected, seed) : selection.selected,
    concurrency: 4,
    version: '',
    command: '',
    driverAt: 'in process',
    contract: undefined,
    emit: () => {},
  })
  return Object.fromEntries(scenarios.map(({ id, verdict }) => [id, verdict]))
}

it('judges alike with three seeds, and once shuffled', async () => {
  const first = await verdicts('one', false)
  expect(Object.keys(first)).toHaveLength(representative.length)
  expect(new Set(Object.values(first))).toEqual(new Set(['passed', 'failed']))
  expect(await verdicts('two', false)).toEqual(first)
  expect(await verdicts('three', false)).toEqual(first)
  expect(await verdicts('two', true)).toEqual(first)
}, 300_000)
