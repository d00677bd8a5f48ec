// A minimal web application on Better Auth with its SSO plugin, as their documentation sets it up. An
// organisation has a provider of its own, by its name; its administrator enters the connection through the
// plugin's own REST API: POST /api/auth/sso/register.
import { DatabaseSync } from 'node:sqlite'
import { sso } from '@better-auth/sso'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node'
import express from 'express'

const { PORT, API_KEY, TRUSTED_ORIGINS = '' } = process.env
const baseURL = `http://localhost:${PORT}`

const options = {
  baseURL,
  secret: process.env.BETTER_AUTH_SECRET ?? crypto.randomUUID() + crypto.randomUUID(),
  database: new DatabaseSync(':memory:'),
  emailAndPassword: { enabled: true },
  // Identity providers on private addresses have to be named; others need not.
  trustedOrigins: [baseURL, ...TRUSTED_ORIGINS.split(',').filter((origin) => origin !== '')],
  plugins: [sso()],
}
const { runMigrations } = await getMigrations(options)
await runMigrations()
const auth = betterAuth(options)

const app = express()
app.all('/api/auth/{*any}', toNodeHandler(auth))
app.use((_req, res, next) => {
  res.set({
    'cache-control': 'no-store',
    'content-security-policy': "frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  })
  next()
})

// The content of organisations, for whoever runs the application.
const organisations = new Map()
app.put('/organisations/:org', express.json(), (req, res) => {
  if (req.headers.authorization !== `Bearer ${API_KEY}`) return res.status(401).send('Unauthorized')
  organisations.set(req.params.org, req.body)
  res.send('ok')
})

// What authClient.signIn.sso does in a page, done by the server: it asks for the address and sends the browser there.
app.get('/organisations/:org/login', async (req, res) => {
  const { org } = req.params
  const { headers, response } = await auth.api.signInSSO({
    body: { providerId: org, callbackURL: `/organisations/${org}`, errorCallbackURL: '/error' },
    headers: fromNodeHeaders(req.headers),
    returnHeaders: true,
  })
  for (const cookie of headers.getSetCookie()) res.append('set-cookie', cookie)
  res.redirect(response.url)
})

app.post('/logout', async (req, res) => {
  if (req.headers.origin !== baseURL) return res.status(403).send('Sign out on a page of this application.')
  const { headers } = await auth.api.signOut({ headers: fromNodeHeaders(req.headers), returnHeaders: true })
  for (const cookie of headers.getSetCookie()) res.append('set-cookie', cookie)
  res.redirect('/')
})

// Whoever has an account at the organisation's provider belongs to it.
const member = async (req, res, next) => {
  const headers = fromNodeHeaders(req.headers)
  const session = await auth.api.getSession({ headers })
  const accounts = session === null ? [] : await auth.api.listUserAccounts({ headers })
  if (!accounts.some(({ providerId }) => providerId === req.params.org))
    return res.status(401).send('Sign in first.')
  res.locals.email = session.user.email
  next()
}

const signOut = '<form method="post" action="/logout"><button>Sign out</button></form>'
app.get('/organisations/:org', (req, res) => {
  res.send(`<p>${organisations.get(req.params.org)?.public ?? ''}</p>${signOut}`)
})
app.get('/organisations/:org/me', member, (_req, res) => res.json({ email: res.locals.email }))
app.get('/organisations/:org/private', member, (req, res) => {
  res.send(`<p>${organisations.get(req.params.org)?.private ?? ''}</p>`)
})
app.get('/', (_req, res) => res.send(signOut))
app.get('/error', (_req, res) => res.status(401).send('You could not be signed in.'))
app.get('/health', (_req, res) => res.send('ok'))

app.use((error, _req, res, _next) => {
  console.error(error)
  res.status(error.statusCode ?? 500).send('Something went wrong.')
})

app.listen(Number(PORT), 'localhost')
