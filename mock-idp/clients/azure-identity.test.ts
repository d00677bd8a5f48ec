import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredentialOptions,
} from '@azure/identity'
import { exportJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, Tenant } from '../contract.ts'
import { type ClientKey, makeClientKey } from '../testing/client-certificate.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { decode } from '../testing/relying-party.ts'

type Policy = NonNullable<TokenCredentialOptions['additionalPolicies']>[number]['policy']

const folder = mkdtempSync(join(tmpdir(), 'azure-identity-'))
const scope = 'https://graph.microsoft.com/.default'
let mock: TrustedMock
let tenant: Tenant
let app: Application
let key: ClientKey

beforeAll(async () => {
  mock = await startTrustedMock()
  tenant = mock.entra.tenant()
  app = tenant.application()
  key = await makeClientKey()
  app.certificate(key.cert)
})
afterAll(async () => {
  await mock.close()
  rmSync(folder, { recursive: true })
})

const options = () => ({ authorityHost: mock.entra.origin, disableInstanceDiscovery: true })

describe('@azure/identity', () => {
  it('gets a token with a secret, and keeps it ⟨clients.azure-identity.secret⟩', async () => {
    const credential = new ClientSecretCredential(tenant.id, app.clientId, app.secret().value, options())
    const first = await credential.getToken(scope)
    expect(decode(first.token)).toMatchObject({ tid: tenant.id })
    expect((await credential.getToken(scope)).token).toBe(first.token)
  })
  it('trusts the host that instance discovery names ⟨clients.azure-identity.instance-discovery⟩', async () => {
    const asked: string[] = []
    // What the host name resolves to on a machine without internet access.
    const policy: Policy = {
      name: 'to-mock',
      sendRequest: (request, next) => {
        asked.push(new URL(request.url).host)
        request.url = request.url.replace('https://login.microsoftonline.com', mock.entra.origin)
        return next(request)
      },
    }
    const credential = new ClientSecretCredential(tenant.id, app.clientId, app.secret().value, {
      authorityHost: mock.entra.origin,
      additionalPolicies: [{ policy, position: 'perCall' }],
    })
    expect(decode((await credential.getToken(scope)).token)).toMatchObject({ tid: tenant.id })
    expect(asked[0]).toBe('login.microsoftonline.com')
  })
  it.each([false, true])(
    'gets a token with a certificate, sent along: %s ⟨clients.azure-identity.certificate⟩',
    async (sendCertificateChain) => {
      const file = join(folder, 'certificate.pem')
      writeFileSync(file, `${key.cert}${key.key}`)
      const credential = new ClientCertificateCredential(tenant.id, app.clientId, file, {
        ...options(),
        sendCertificateChain,
      })
      expect(decode((await credential.getToken(scope)).token)).toMatchObject({ tid: tenant.id })
    },
  )
  it('gets a token with the token of another identity provider ⟨clients.azure-identity.federated⟩', async () => {
    const workload = { issuer: 'https://pipelines.example', subject: 'repo:acme/hub:ref:refs/heads/main' }
    const jwk = { ...(await exportJWK(createPublicKey(key.cert))), kid: 'pipelines', use: 'sig' }
    const federated = tenant.application()
    federated.federate({ ...workload, keys: [jwk] })
    const assertion = (subject: string) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
        .setIssuer(workload.issuer)
        .setSubject(subject)
        .setAudience('api://AzureADTokenExchange')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(key.privateKey)
    const tokenFor = (subject: string) =>
      new ClientAssertionCredential(
        tenant.id,
        federated.clientId,
        () => assertion(subject),
        options(),
      ).getToken(scope)
    expect(decode((await tokenFor(workload.subject)).token)).toMatchObject({ tid: tenant.id })
    await expect(tokenFor('repo:acme/fork:ref:refs/heads/main')).rejects.toThrow(/AADSTS700213: /)
  })
  it('says what is wrong in the words of Entra ⟨clients.azure-identity.errors⟩', async () => {
    const { keyId } = app.secret()
    const credential = new ClientSecretCredential(tenant.id, app.clientId, keyId, options())
    await expect(credential.getToken(scope)).rejects.toMatchObject({
      message: expect.stringContaining('AADSTS7000215'),
    })
  })
})
