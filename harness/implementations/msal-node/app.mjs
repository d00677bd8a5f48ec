// A minimal web application on @azure/msal-node. It signs people in as Microsoft's own samples do: a random
// value in "state" that MSAL compares, PKCE, and the account that MSAL returns kept in the session. It also
// passes a nonce, which the samples leave out; NONCE=no leaves it out here. Whatever MSAL does not look at in
// the ID token, nobody looks at.
import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node'
import express from 'express'
import session from 'express-session'

const { PORT, AUTHORITY, CLIENT_ID, CLIENT_SECRET, CANARY_PRIVATE = '', CANARY_PUBLIC = '' } = process.env
const redirectUri = `http://localhost:${PORT}/auth/redirect`
const withNonce = process.env.NONCE !== 'no'

const cryptoProvider = new CryptoProvider()
// One for each request, as in the samples: what it caches would otherwise be shared by everybody.
const msalInstance = () =>
  new ConfidentialClientApplication({
    auth: {
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      authority: AUTHORITY, // https://host/tenant, without /v2.0
      knownAuthorities: [new URL(AUTHORITY).host],
    },
  })

const app = express()
app.use(
  session({
    secret: cryptoProvider.createNewGuid(),
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

const refuse = (error, res) => {
  console.error(error)
  res.status(401).send('You could not be signed in.')
}

app.get('/auth/signin', async (req, res) => {
  const { verifier, challenge } = await cryptoProvider.generatePkceCodes()
  const csrfToken = cryptoProvider.createNewGuid()
  const state = cryptoProvider.base64Encode(JSON.stringify({ csrfToken, redirectTo: '/' }))
  const nonce = withNonce ? { nonce: cryptoProvider.createNewGuid() } : {}
  const request = { scopes: [], redirectUri, state, ...nonce }
  req.session.authCodeRequest = { ...request, codeVerifier: verifier }
  try {
    const pkce = { codeChallenge: challenge, codeChallengeMethod: 'S256' }
    res.redirect(await msalInstance().getAuthCodeUrl({ ...request, ...pkce }))
  } catch (error) {
    refuse(error, res)
  }
})

app.get('/auth/redirect', async (req, res) => {
  const { authCodeRequest } = req.session
  if (authCodeRequest === undefined) return res.status(400).send('No sign-in was started in this browser.')
  if (typeof req.query.code !== 'string') return res.status(401).send('Entra sent no code.')
  try {
    const response = { code: req.query.code, state: req.query.state ?? '' }
    const request = { ...authCodeRequest, code: req.query.code }
    const { account } = await msalInstance().acquireTokenByCode(request, response)
    req.session.account = account
    req.session.isAuthenticated = true
    const { redirectTo } = JSON.parse(cryptoProvider.base64Decode(req.query.state))
    res.redirect(redirectTo)
  } catch (error) {
    refuse(error, res)
  }
})

app.get('/auth/signout', (req, res) => {
  const to = `http://localhost:${PORT}/`
  req.session.destroy(() => res.redirect(`${AUTHORITY}/oauth2/v2.0/logout?post_logout_redirect_uri=${to}`))
})

const isAuthenticated = (req, res, next) =>
  req.session.isAuthenticated ? next() : res.status(401).send('Sign in first: /auth/signin')

app.get('/', (_req, res) => res.send(`<p>${CANARY_PUBLIC}</p><a href="/auth/signin">Sign in</a>`))
app.get('/users/id', isAuthenticated, (req, res) => res.json(req.session.account.idTokenClaims))
app.get('/me', isAuthenticated, (req, res) => res.json({ email: req.session.account.username }))
app.get('/private', isAuthenticated, (_req, res) => res.send(`<p>${CANARY_PRIVATE}</p>`))
app.get('/health', (_req, res) => res.send('ok'))

app.listen(Number(PORT), 'localhost')
