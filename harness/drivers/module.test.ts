import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadModuleDriver } from './module.ts'

const folder = mkdtempSync(join(tmpdir(), 'greencheck-module-'))
afterAll(() => rmSync(folder, { recursive: true }))

let modules = 0
const load = (text: string) => {
  modules += 1
  const file = join(folder, `driver-${modules}.mjs`)
  writeFileSync(file, text)
  return loadModuleDriver(file, {
    entra: 'https://127.0.0.1:8443',
    ca: undefined,
    providers: ['127.0.0.1:8443'],
    signal: undefined,
  })
}

const verbs = `
const ok = async () => ({ status: 'ok' })
const driver = { organisation: ok, setup: ok, test: ok, status: ok, enable: ok, disable: ok, signIn: ok, login: ok, whoami: ok, probe: ok, reset: ok,
  describe: async () => ({ contract: 1, name: 'Acme', version: '1', capabilities: [], origins: ['http://localhost:1'] }) }`

it('takes a driver', async () => {
  const driver = await load(`${verbs}\nexport default driver`)
  expect(await driver.describe()).toMatchObject({ name: 'Acme' })
  await driver.close()
})

it('takes a function that makes one, tells it where Entra is, and closes it', async () => {
  const driver = await load(`${verbs}
export default ({ entra, providers }) => ({ ...driver, logout: async () => ({ status: 'refused', reason: entra + ' ' + providers }), close: () => { globalThis.closed = true } })`)
  expect(await driver.logout?.('acme')).toEqual({
    status: 'refused',
    reason: 'https://127.0.0.1:8443 127.0.0.1:8443',
  })
  await driver.close()
  expect(Reflect.get(globalThis, 'closed')).toBe(true)
})

it('answers "unsupported" for a verb that it does not have', async () =>
  expect(
    await (await load(`${verbs}\nexport default driver`)).apiToken?.('acme', 'mia@contoso.example'),
  ).toEqual({
    status: 'unsupported',
  }))

it.each([
  { what: 'syntax', text: 'export default {', says: /could not be loaded/, code: 'usage' },
  {
    what: 'no default export',
    text: 'export const driver = 1',
    says: /has no default export/,
    code: 'usage',
  },
  {
    what: 'a maker that throws',
    text: "export default () => { throw new Error('no database') }",
    says: /failed while it was made: no database/,
    code: 'usage',
  },
  {
    what: 'half a driver',
    text: 'export default { describe() {}, setup() {} }',
    says: /exports no driver: it lacks organisation, test, status/,
    code: 'usage',
  },
])('says what is wrong with a module: $what', async ({ text, says, code }) => {
  await expect(load(text)).rejects.toMatchObject({ code, message: expect.stringMatching(says) })
})

it('checks the replies of a module as those of another process', async () => {
  const driver = await load(`${verbs}\nexport default { ...driver, setup: async () => ({ status: 'done' }) }`)
  await expect(driver.setup('acme', { clientId: '', clientSecret: '', issuerUrl: '' })).rejects.toMatchObject(
    { code: 'driver', message: expect.stringMatching(/reply to "setup"/) },
  )
})

it('says that what a module throws is its own failure', async () => {
  const driver = await load(
    `${verbs}\nexport default { ...driver, test: async () => { throw new Error('no button') } }`,
  )
  await expect(driver.test('acme')).rejects.toMatchObject({
    code: 'driver',
    message: expect.stringMatching(/failed at "test": no button/),
  })
})
