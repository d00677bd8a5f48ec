/**
 * oidc-provider by itself, as its documentation sets it up, but for a store that does not forget: what the mock's
 * figures are read beside. A program of its own: it says where it answers on its first line.
 */
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider'

const [, , redirectUri = ''] = process.argv
const records = new Map<string, AdapterPayload>()
const uids = new Map<string, string>()

const adapter = (kind: string): Adapter => ({
  upsert: async (id, payload) => {
    records.set(`${kind}:${id}`, payload)
    if (payload.uid !== undefined) uids.set(payload.uid, id)
  },
  find: async (id) => records.get(`${kind}:${id}`),
  findByUid: async (uid) => records.get(`${kind}:${uids.get(uid) ?? ''}`),
  findByUserCode: async () => undefined,
  consume: async (id) => {
    const payload = records.get(`${kind}:${id}`)
    if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000)
  },
  destroy: async (id) => {
    records.delete(`${kind}:${id}`)
  },
  revokeByGrantId: async () => undefined,
})

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const clientId = 'client'
const clientSecret = 'a-secret-that-is-long-enough-for-hmac-too'
const server = createServer()
server.listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const address = server.address()
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

const provider = new Provider(origin, {
  adapter,
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
  cookies: { keys: ['a key for cookies'] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, name: 'Mia', preferred_username: 'mia', email: 'mia@contoso.example' }),
  }),
  jwks: { keys: [privateKey.export({ format: 'jwk' })] },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId,
      ...(oidc.session?.accountId === undefined ? {} : { accountId: oidc.session.accountId }),
    })
    grant.addOIDCScope('openid profile email')
    await grant.save()
    return grant
  },
  ttl: {
    AccessToken: 3600,
    AuthorizationCode: 600,
    Grant: 86_400,
    IdToken: 3600,
    Interaction: 3600,
    Session: 86_400,
  },
})
const run = provider.callback()

const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html')
    response.end('<form method="post"><button name="account" value="mia">Mia</button></form>')
    return
  }
  for await (const _ of request);
  await provider.interactionFinished(request, response, { login: { accountId: 'mia' } })
}

server.on('request', (request, response) => {
  if (request.url?.startsWith('/interaction/') === true) void interact(request, response)
  else void run(request, response)
})
process.stdout.write(`${JSON.stringify({ origin, clientId, clientSecret })}\n`)
process.once('SIGTERM', () => process.exit(0))
