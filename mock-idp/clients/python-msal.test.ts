import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstThatRuns, runScript } from '../testing/child.ts'
import { makeClientKey } from '../testing/client-certificate.ts'
import { startTrustedMock, type TrustedMock } from '../testing/https-scene.ts'
import { callback } from '../testing/relying-party.ts'

// Debian's package python3-msal belongs to Debian's own Python, which need not be the first one of PATH.
const python = await firstThatRuns(['/usr/bin/python3', 'python3'], '-c', 'import msal, requests')
const why =
  python === undefined ? ' (skipped: there is no python3 with msal: apt-get install python3-msal)' : ''

let mock: TrustedMock
beforeAll(async () => {
  mock = await startTrustedMock()
})
afterAll(() => mock.close())

describe.skipIf(python === undefined)(`MSAL for Python${why}`, () => {
  it('logs in, renews, and gets tokens for itself and for a device ⟨clients.python-msal.flows⟩', async () => {
    const tenant = mock.entra.tenant()
    const app = tenant.application({ redirectUris: [callback] })
    const key = await makeClientKey()
    app.certificate(key.cert)
    const secret = app.secret()
    const mia = tenant.person({ userPrincipalName: 'mia@contoso.example' })
    tenant.signInAs(mia)
    const printed = await runScript(python ?? '', 'msal-login.py', {
      REQUESTS_CA_BUNDLE: mock.entra.caFile ?? '',
      AUTHORITY: `${mock.entra.origin}/${tenant.id}`,
      CLIENT_ID: app.clientId,
      DEVICE_ID: tenant.application({ allowPublicClient: true }).clientId,
      CLIENT_SECRET: secret.value,
      SECRET_ID: secret.keyId,
      THUMBPRINT: key.thumbprint,
      PRIVATE_KEY: key.key,
      REDIRECT_URI: callback,
    })
    const person = { oid: mia.id, token_type: 'Bearer', error: null, error_codes: null }
    const itself = { ...person, oid: null }
    expect(printed).toEqual({
      code: person,
      username: 'mia@contoso.example',
      cached: true,
      renewed: person,
      secret: itself,
      certificate: itself,
      device: person,
      wrong: { oid: null, token_type: null, error: 'invalid_client', error_codes: [7000215] },
    })
  })
})
