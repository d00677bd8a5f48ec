import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as oidc from 'openid-client'
import { Agent, type RequestInit as UndiciInit, fetch as undiciFetch } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application, ClientSecret, MockEntra, Tenant } from './contract.ts'
import { startMockEntra } from './start.ts'

const callback = 'http://localhost:3000/callback'
const folder = mkdtempSync(join(tmpdir(), 'mock-entra-'))
let entra: MockEntra
let tenant: Tenant
let app: Application
let secret: ClientSecret
let agent: Agent

beforeAll(async () => {
  entra = await startMockEntra({ caDirectory: folder })
  tenant = entra.tenant()
  app = tenant.application({ redirectUris: [callback] })
  secret = app.secret()
  tenant.signInAs(tenant.person({ userPrincipalName: 'mia@contoso.example' }))
  agent = new Agent({ connect: { ca: entra.ca ?? '' } })
})
afterAll(async () => {
  await agent.close()
  await entra.close()
  rmSync(folder, { recursive: true })
})

/** Clients that know nothing of the mock: what they accept from it is what they accept from Entra. */
describe('real clients over https', () => {
  const trusting: oidc.CustomFetch = async (url, { body, headers, method, redirect, signal }) => {
    const init: UndiciInit = { headers, method, redirect: redirect ?? 'manual', dispatcher: agent }
    if (body !== undefined && body !== null) init.body = body as string
    if (signal !== undefined) init.signal = signal
    return (await undiciFetch(url, init)) as unknown as Response
  }
  it.each(['client_secret_post', 'client_secret_basic'] as const)(
    'openid-client logs in with %s',
    async (method) => {
      const authentication =
        method === 'client_secret_post'
          ? oidc.ClientSecretPost(secret.value)
          : oidc.ClientSecretBasic(secret.value)
      const config = await oidc.discovery(new URL(tenant.issuer), app.clientId, undefined, authentication, {
        [oidc.customFetch]: trusting,
      })
      config[oidc.customFetch] = trusting
      const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
      const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()]
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid profile email offline_access',
        state: expectedState,
        nonce: expectedNonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      })
      const response = await undiciFetch(url, { redirect: 'manual', dispatcher: agent })
      const tokens = await oidc.authorizationCodeGrant(
        config,
        new URL(response.headers.get('location') ?? ''),
        {
          pkceCodeVerifier,
          expectedState,
          expectedNonce,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()
      expect(claims).toMatchObject({ email: 'mia@contoso.example', tid: tenant.id })
      const info = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
      expect(info.email).toBe('mia@contoso.example')
      expect((await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).id_token).toBeTypeOf('string')
    },
  )
  it('@azure/msal-node logs in, given the CA certificate in its environment', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [new URL('./testing/msal-login.ts', import.meta.url).pathname],
      {
        env: {
          ...process.env,
          NODE_EXTRA_CA_CERTS: entra.caFile,
          AUTHORITY: `${entra.origin}/${tenant.id}`,
          CLIENT_ID: app.clientId,
          CLIENT_SECRET: secret.value,
          REDIRECT_URI: callback,
        },
      },
    )
    expect(JSON.parse(stdout)).toMatchObject({ username: 'mia@contoso.example', tenantId: tenant.id })
  })
})
