// Auth.js for Express as https://authjs.dev/reference/express shows it, with the Microsoft Entra ID provider.
// Auth.js reads AUTH_SECRET and AUTH_MICROSOFT_ENTRA_ID_ID, _SECRET and _ISSUER itself.
import { ExpressAuth, getSession } from '@auth/express'
import MicrosoftEntraID from '@auth/express/providers/microsoft-entra-id'
import express from 'express'

const { PORT, CANARY_PRIVATE = '', CANARY_PUBLIC = '', CHECKS } = process.env

const authConfig = {
  providers: [
    MicrosoftEntraID({
      // The provider's own function fetches a photo from graph.microsoft.com and fails where that is not reachable.
      profile: ({ sub, name, email }) => ({ id: sub, name, email }),
      ...(CHECKS === undefined ? {} : { checks: CHECKS.split(',') }),
    }),
  ],
}

const authenticatedUser = async (request, response, next) => {
  const session = response.locals.session ?? (await getSession(request, authConfig))
  if (session?.user === undefined) response.redirect('/auth/signin?callbackUrl=/private')
  else next()
}

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/auth/*', ExpressAuth(authConfig))
// The pages below are the application's own: what they send must not be held against the library.
app.use((_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': "frame-ancestors 'none'" })
  next()
})
app.get('/', (_request, response) => response.send(`<h1>Welcome</h1><p>${CANARY_PUBLIC}</p>`))
app.get('/me', async (request, response) => {
  const session = await getSession(request, authConfig)
  response.json({ email: session?.user?.email ?? null })
})
app.get('/private', authenticatedUser, (_request, response) =>
  response.send(`<h1>Reports</h1><p>${CANARY_PRIVATE}</p>`),
)
app.listen(Number(PORT), 'localhost')
