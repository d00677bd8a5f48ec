import { expect, it, onTestFinished } from 'vitest'
import { startMockEntra } from '../../mock-idp/index.ts'
import { chromiumTrust, journalText, trustMockEntra } from './fixtures.ts'

it('tells what was asked, why it was answered so, and the lies, without secrets', async () => {
  const entra = await startMockEntra()
  onTestFinished(() => entra.close())
  const distrust = trustMockEntra(entra)
  onTestFinished(distrust)
  const tenant = entra.tenant()
  expect(journalText(tenant.journal.entries())).toContain('nobody asked anything')
  await fetch(tenant.metadataUrl)
  await fetch(`${tenant.issuer.replace(/v2\.0$/, '')}oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'nobody',
      client_secret: 's3cr3t',
    }),
  })
  const text = journalText(tenant.journal.entries())
  expect(text).toContain('answered discovery: GET')
  expect(text).toMatch(/refused {2}token: POST .* → \d+\n +AADSTS\d+: /)
  expect(text).not.toContain('s3cr3t')
})

it('trusts the authority of the mock until it is told not to', async () => {
  const entra = await startMockEntra()
  onTestFinished(() => entra.close())
  const distrust = trustMockEntra(entra)
  const { metadataUrl } = entra.tenant()
  expect((await fetch(metadataUrl)).status).toBe(200)
  distrust()
  expect(chromiumTrust(entra)).toEqual([
    expect.stringMatching(/^--ignore-certificate-errors-spki-list=.{44}$/),
  ])
  const plain = await startMockEntra({ http: true })
  onTestFinished(() => plain.close())
  expect(chromiumTrust(plain)).toEqual([])
})
