// A minimal web application with SAML Jackson (now Ory Polis) built in, as its documentation sets it up.
// Jackson is the OAuth 2.0 server of the application and the client of the customer's identity provider; an
// administrator enters the connection through the REST API that Jackson's own service offers: POST /api/v1/sso.
import { createHash, randomBytes } from 'node:crypto'
import jackson from '@boxyhq/saml-jackson'
import express from 'express'
import session from 'express-session'

const { PORT, API_KEY } = process.env
const externalUrl = `http://localhost:${PORT}`
const product = 'greencheck'
const redirectUrl = `${externalUrl}/sso/callback`

const { connectionAPIController, oauthController } = await jackson.controllers({
  externalUrl,
  samlPath: '/api/oauth/saml',
  oidcPath: '/api/oauth/oidc',
  samlAudience: 'https://saml.example.com',
  db: { engine: 'mem' },
  clientSecretVerifier: randomBytes(16).toString('hex'),
  noAnalytics: true,
})

const app = express()
app.use(express.json(), express.urlencoded({ extended: false }))
app.use(
  session({
    secret: randomBytes(32).toString('hex'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' },
  }),
  (_req, res, next) => {
    res.set({
      'cache-control': 'no-store',
      'content-security-policy': "frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    })
    next()
  },
)

const failed = (error, res) => res.status(error.statusCode ?? 500).send(error.message)
const withKey = (req, res, next) =>
  req.headers.authorization === `Api-Key ${API_KEY}` ? next() : res.status(401).send('Unauthorized')

// The content of organisations, for whoever runs the application. To Jackson an organisation is a tenant.
const organisations = new Map()
app.put('/organisations/:org', withKey, (req, res) => {
  organisations.set(req.params.org, req.body)
  res.send('ok')
})

// The REST API of Jackson, for administrators.
app.post('/api/v1/sso', withKey, async (req, res) => {
  try {
    const connection = { ...req.body, product, defaultRedirectUrl: redirectUrl, redirectUrl: [redirectUrl] }
    await connectionAPIController.deleteConnections({ tenant: connection.tenant, product })
    res.json(await connectionAPIController.createOIDCConnection(connection))
  } catch (error) {
    failed(error, res)
  }
})

// Jackson's callback, to which the identity provider sends the browser.
app.get('/api/oauth/oidc', async (req, res) => {
  try {
    const { redirect_url } = await oauthController.oidcAuthzResponse(req.query)
    res.redirect(redirect_url)
  } catch (error) {
    failed(error, res)
  }
})

// The application: an OAuth 2.0 client of Jackson with state and PKCE, in the same process.
app.get('/organisations/:org/login', async (req, res) => {
  const state = randomBytes(16).toString('base64url')
  const codeVerifier = randomBytes(32).toString('base64url')
  // One for each tab.
  req.session.logins = { ...req.session.logins, [state]: codeVerifier }
  try {
    const { redirect_url } = await oauthController.authorize({
      client_id: 'dummy',
      tenant: req.params.org,
      product,
      response_type: 'code',
      redirect_uri: redirectUrl,
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    res.redirect(redirect_url)
  } catch (error) {
    failed(error, res)
  }
})

app.get('/sso/callback', async (req, res) => {
  const { [String(req.query.state)]: codeVerifier, ...logins } = req.session.logins ?? {}
  req.session.logins = logins
  if (codeVerifier === undefined) return res.status(401).send('No sign-in was started in this browser.')
  if (typeof req.query.code !== 'string') return res.status(401).send('You could not be signed in.')
  try {
    const { access_token } = await oauthController.token({
      grant_type: 'authorization_code',
      code: req.query.code,
      redirect_uri: redirectUrl,
      code_verifier: codeVerifier,
    })
    const { email, requested } = await oauthController.userInfo(access_token)
    if (typeof email !== 'string' || email === '') return res.status(401).send('Nobody without an address.')
    const users = { ...req.session.users, [requested.tenant]: email }
    req.session.regenerate(() => {
      req.session.users = users
      req.session.logins = logins
      res.redirect(`/organisations/${requested.tenant}`)
    })
  } catch (error) {
    failed(error, res)
  }
})

app.post('/logout', (req, res) => {
  if (req.headers.origin !== externalUrl)
    return res.status(403).send('Sign out on a page of this application.')
  req.session.destroy(() => res.redirect('/'))
})

const member = (req, res, next) =>
  req.session.users?.[req.params.org] !== undefined ? next() : res.status(401).send('Sign in first.')

const signOut = '<form method="post" action="/logout"><button>Sign out</button></form>'
app.get('/organisations/:org', (req, res) => {
  res.send(`<p>${organisations.get(req.params.org)?.public ?? ''}</p>${signOut}`)
})
app.get('/organisations/:org/me', member, (req, res) =>
  res.json({ email: req.session.users[req.params.org] }),
)
app.get('/organisations/:org/private', member, (req, res) => {
  res.send(`<p>${organisations.get(req.params.org)?.private ?? ''}</p>`)
})
app.get('/', (_req, res) => res.send(signOut))
app.get('/health', (_req, res) => res.send('ok'))

app.listen(Number(PORT), 'localhost')
