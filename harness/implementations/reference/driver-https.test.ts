import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnedDriver } from '../../driver.ts'
import { createReferenceDriver } from './driver.ts'
import { testBrowser } from './test-browser.ts'
import { openEntra, type TestEntra } from './test-world.ts'

let entra: TestEntra
let driver: OwnedDriver

beforeAll(async () => {
  entra = await openEntra()
  const { certificate } = entra.entra
  driver = await createReferenceDriver({
    ca: entra.ca,
    ...(certificate === undefined ? {} : { tls: certificate }),
  })
})
afterAll(async () => {
  await driver.close()
  await entra.close()
})

const organisation = {
  people: [{ email: 'ada@contoso.example', name: 'Ada', role: 'admin' }],
  canaries: { private: 'private canary', public: 'public canary' },
} as const

const pageOf = async (key: string): Promise<string> => {
  const reply = await driver.probe(key, 'public')
  const action = reply.status === 'go' ? reply.actions[0] : undefined
  return action !== undefined && 'visit' in action ? action.visit : ''
}

test('says that it is there over https as well', async () => {
  const { capabilities, origins } = await driver.describe()
  expect(capabilities).toContain('https-rp')
  expect(origins.map((origin) => new URL(origin).protocol)).toEqual(['http:', 'https:'])
})

test('an organisation is where it was asked for, with every verb', async () => {
  const plain = await driver.organisation({ key: 'plain', ...organisation })
  const secure = await driver.organisation({ key: 'secure', https: true, ...organisation })
  expect([plain, secure].map(({ redirectUri }) => new URL(redirectUri).protocol)).toEqual(['http:', 'https:'])
  const browser = testBrowser(entra.ca)
  for (const key of ['plain', 'secure']) {
    expect((await browser.get(await pageOf(key))).text).toContain(organisation.canaries.public)
  }
  expect(new URL(await pageOf('secure')).protocol).toBe('https:')
  await browser.close()
})

test('forgets both', async () => {
  await driver.organisation({ key: 'gone', https: true, ...organisation })
  await driver.reset()
  expect(new URL(await pageOf('gone')).protocol).toBe('http:')
})
