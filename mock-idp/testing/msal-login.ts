/** A login with @azure/msal-node in a process of its own, which was told of the local CA by NODE_EXTRA_CA_CERTS. */
import { confidentialClient, msalLogin } from './msal.ts'

const { AUTHORITY = '', CLIENT_ID = '', CLIENT_SECRET = '' } = process.env
const client = confidentialClient({
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  authority: AUTHORITY,
  knownAuthorities: [new URL(AUTHORITY).host],
})
const { account } = await msalLogin(client)
process.stdout.write(JSON.stringify({ username: account?.username, tenantId: account?.tenantId }))
