// express-openid-connect as its README and EXAMPLES.md show it ("Route customization", "Basic setup", code flow).
// The library reads ISSUER_BASE_URL, CLIENT_ID, CLIENT_SECRET, BASE_URL and SECRET itself.
import express from 'express'
import openidConnect from 'express-openid-connect'

const { auth, requiresAuth } = openidConnect
const { PORT, CANARY_PRIVATE = '', CANARY_PUBLIC = '', RESPONSE_TYPE = 'code' } = process.env

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(
  auth({
    authRequired: false,
    idpLogout: true,
    routes: { postLogoutRedirect: '/' },
    authorizationParams: { response_type: RESPONSE_TYPE, scope: 'openid profile email' },
  }),
)
// The pages below are the application's own: what they send must not be held against the library.
app.use((_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': "frame-ancestors 'none'" })
  next()
})
app.get('/', (_request, response) => response.send(`<h1>Welcome</h1><p>${CANARY_PUBLIC}</p>`))
app.get('/me', (request, response) => response.json({ email: request.oidc.user?.email ?? null }))
app.get('/private', requiresAuth(), (_request, response) =>
  response.send(`<h1>Reports</h1><p>${CANARY_PRIVATE}</p>`),
)
app.listen(Number(PORT), 'localhost')
