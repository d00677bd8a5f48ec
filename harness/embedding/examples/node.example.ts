/** With node:test: `node --test` in your project. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { explainFailures, type MockEntra, run, startMockEntra } from 'greencheck'

let entra: MockEntra
before(async () => {
  entra = await startMockEntra()
})
after(() => entra.close())

test('the mock answers as Entra does', async () => {
  const { metadataUrl, issuer } = entra.tenant({ domain: 'contoso.example' })
  assert.match(metadataUrl, /\/v2\.0\/\.well-known\/openid-configuration$/)
  assert.ok(issuer.startsWith(entra.origin))
})

test('the product keeps the rules', async () => {
  // Your product here: a recipe (`greencheck.yaml`), the URL of a driver, or a driver object.
  const record = await run({ driver: 'reference', ids: ['setup.happy-path', 'idtoken.nonce-wrong'], entra })
  assert.equal(explainFailures(record), '')
})
