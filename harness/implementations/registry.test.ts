import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnedDriver } from '../driver.ts'
import { flaws } from './reference/flaws.ts'
import { testBrowser } from './reference/test-browser.ts'
import { openEntra, type TestEntra } from './reference/test-world.ts'
import { missingRows, referenceRows, variants } from './reference/variants.ts'
import { flawNames, implementations, variantNames } from './registry.ts'

let entra: TestEntra
beforeAll(async () => {
  entra = await openEntra()
})
afterAll(() => entra.close())

const passwordLabel = 'Password'

const create = (name: string): Promise<OwnedDriver> => {
  const found = implementations.find((implementation) => implementation.name === name)
  if (found === undefined) throw new Error(`no implementation "${name}"`)
  return found.create({ ca: entra.ca, providers: [new URL(entra.entra.origin).host] })
}

/** Sets an organisation up, saves settings without going to Entra, and looks what a stranger and a member see. */
const look = async (name: string) => {
  const driver = await create(name)
  const { origins } = await driver.describe()
  const origin = String(origins[0])
  const [ada, nobody] = [testBrowser(entra.ca), testBrowser(entra.ca)]
  try {
    const people = [{ email: 'ada@contoso.example', name: 'Ada', role: 'admin' }] as const
    const canaries = { private: 'private canary', public: 'public canary' }
    const { redirectUri } = await driver.organisation({ key: 'acme', people, canaries })
    const tenant = entra.entra.tenant({ domain: `${name}.example` })
    const signIn = await driver.signIn('acme', 'ada@contoso.example')
    const press = signIn.status === 'go' ? signIn.actions[1] : undefined
    const password = press !== undefined && 'fill' in press ? String(press.fill?.[passwordLabel]) : ''
    await ada.post(`${origin}/login`, { email: 'ada@contoso.example', password })
    const settings = `${origin}/organizations/acme/settings/sso`
    const saved = await ada.post(settings, {
      clientId: 'no such client',
      clientSecret: 'wrong',
      issuerUrl: tenant.metadataUrl,
    })
    const status = await ada.get(settings)
    await ada.post(`${settings}/enable`, {})
    const sso = await ada.get(`${origin}/organizations/acme/sso`)
    return {
      saved,
      green: status.text.includes('data-sso-green="yes"'),
      sso,
      callback: await ada.get(`${redirectUri}?state=x&code=y`),
      private: (await ada.get(`${origin}/organizations/acme/private`)).text.includes(canaries.private),
      privateForNobody: (await nobody.get(`${origin}/organizations/acme/private`)).text.includes(
        canaries.private,
      ),
      asked: tenant.journal.entries().length,
    }
  } finally {
    await Promise.all([ada.close(), nobody.close()])
    await driver.close()
  }
}

describe('null implementations', () => {
  test('null-1 answers 403 to everything', async () => {
    const seen = await look('null-1')
    expect([seen.saved.status, seen.sso.status, seen.callback.status]).toEqual([403, 403, 403])
    expect([seen.green, seen.private, seen.privateForNobody]).toEqual([false, false, false])
  })

  test('null-2 breaks at every callback', async () => {
    expect((await look('null-2')).callback.status).toBe(500)
  })

  test('null-3 shows private content to everybody', async () => {
    expect(await look('null-3')).toMatchObject({ private: true, privateForNobody: true })
  })

  test('null-4 is green with settings that do not work', async () => {
    expect(await look('null-4')).toMatchObject({ green: true })
  })

  test('null-5 is green and lets members in without asking Entra', async () => {
    expect(await look('null-5')).toMatchObject({
      green: true,
      private: true,
      privateForNobody: false,
      asked: 0,
    })
  })

  test('null-6 is right', async () => {
    const seen = await look('null-6')
    expect(seen).toMatchObject({ green: false, privateForNobody: false })
    expect(seen.callback.status).toBe(400)
  })

  test('the reference does none of this', async () => {
    const seen = await look('reference')
    expect(seen.callback.status).toBe(400)
    expect(seen).toMatchObject({ green: false, privateForNobody: false })
    expect(seen.asked).toBeGreaterThan(0)
  })
})

test('an unknown flaw is refused with the nearest name', async () => {
  const reference = implementations[0]
  await expect(reference?.create({ flaw: 'ignores-nonse' })).rejects.toThrow('"ignores-nonce"')
})

const scenarios = new URL('../../scenarios/', import.meta.url)
const ids = readdirSync(scenarios, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: area }) =>
    readdirSync(new URL(`${area}/`, scenarios)).map((file) => `${area}.${file.replace(/\.ts$/, '')}`),
  )

test.each(flawNames)('%s is caught by a scenario that exists, and says what it breaks', (name) => {
  const flaw = flaws[name as keyof typeof flaws]
  expect(flaw.caughtBy.filter((id) => !ids.includes(id))).toEqual([])
  expect(flaw.breaks).toMatch(/^[A-Z].*\.$/)
})

test.each(variantNames)('the variant %s names scenarios that exist, and says what it does', (name) => {
  const { does, passes, mayWarn = [] } = variants[name as keyof typeof variants]
  expect([...passes, ...mayWarn].filter((id) => !ids.includes(id))).toEqual([])
  expect(passes.length).toBeGreaterThan(0)
  expect(does).toMatch(/^[A-Z].*\.$/)
})

test('the sixteen rows of variants are all there, or say why not', () => {
  const rows = [
    ...Object.values(variants).map(({ row }) => row),
    ...referenceRows,
    ...Object.keys(missingRows),
  ]
  expect([...new Set(rows)].sort()).toEqual(
    Array.from({ length: 16 }, (_, index) => `B${String(index + 1).padStart(2, '0')}`),
  )
})
