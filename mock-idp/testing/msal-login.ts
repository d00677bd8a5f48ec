/** One login with @azure/msal-node, in a process of its own because trust in a CA is read when Node starts. */
import { ConfidentialClientApplication } from '@azure/msal-node'

const { AUTHORITY = '', CLIENT_ID = '', CLIENT_SECRET = '', REDIRECT_URI = '' } = process.env
const client = new ConfidentialClientApplication({
  auth: {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    authority: AUTHORITY,
    knownAuthorities: [new URL(AUTHORITY).host],
  },
})
const scopes = ['openid', 'profile', 'email']
const nonce = 'a-nonce'
const url = await client.getAuthCodeUrl({ scopes, redirectUri: REDIRECT_URI, state: 'a-state', nonce })
const response = await fetch(url, { redirect: 'manual' })
const callback = new URL(response.headers.get('location') ?? '')
const result = await client.acquireTokenByCode(
  {
    scopes,
    redirectUri: REDIRECT_URI,
    code: callback.searchParams.get('code') ?? '',
    state: 'a-state',
    nonce,
  },
  { code: callback.searchParams.get('code') ?? '', state: callback.searchParams.get('state') ?? '' },
)
process.stdout.write(JSON.stringify(result.account))
