import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { readDocument } from '../../browser/page.ts'
import { parseConfig } from '../config.ts'
import { candidatesIn, linksIn, signOut } from './candidates.ts'
import { callbackIn, configures, guessEnvironment, unclearIn, variablesIn } from './environment.ts'
import type { Found } from './found.ts'
import { identityIn } from './identity.ts'
import { privateText } from './private-text.ts'
import { recipeYaml } from './recipe-yaml.ts'

describe('variables of a product', () => {
  it.each([
    [
      'an example file',
      'OIDC_ISSUER=https://x\n# CLIENT_ID=1\nexport PORT=3',
      ['OIDC_ISSUER', 'CLIENT_ID', 'PORT'],
    ],
    [
      'JavaScript',
      "const a = process.env.OIDC_ISSUER, b = process.env['CLIENT_ID']",
      ['OIDC_ISSUER', 'CLIENT_ID'],
    ],
    [
      'JavaScript that unpacks',
      "const {\n  OIDC_ISSUER,\n  PORT = '3000', CLIENT_ID: id } = process.env",
      ['OIDC_ISSUER', 'PORT', 'CLIENT_ID'],
    ],
    [
      'Python',
      "os.environ['OIDC_ISSUER']; os.getenv(\"CLIENT_ID\"); os.environ.get('X_Y')",
      ['OIDC_ISSUER', 'CLIENT_ID', 'X_Y'],
    ],
    ['Ruby', "ENV['OIDC_ISSUER'] || ENV.fetch('CLIENT_ID')", ['OIDC_ISSUER', 'CLIENT_ID']],
    ['Go', 'os.Getenv("OIDC_ISSUER")', ['OIDC_ISSUER']],
    ['.NET', 'Environment.GetEnvironmentVariable("OIDC_ISSUER")', ['OIDC_ISSUER']],
    ['Compose', `ISSUER: \${OIDC_ISSUER:-none}`, ['ISSUER', 'OIDC_ISSUER']],
  ])('are found in %s', (_, text, names) => expect(variablesIn(text)).toEqual(names))

  it.each([
    ['OIDC_ISSUER', '{{issuer}}'],
    ['ISSUER_BASE_URL', '{{issuer}}'],
    ['AUTH_MICROSOFT_ENTRA_ID_ISSUER', '{{issuer}}'],
    ['OIDC_DISCOVERY_URL', '{{metadataUrl}}'],
    ['OIDCProviderMetadataURL'.toUpperCase(), '{{metadataUrl}}'],
    ['AZURE_CLIENT_ID', '{{clientId}}'],
    ['AZURE_AD_APPLICATION_ID', '{{clientId}}'],
    ['OIDC_CLIENT_SECRET', '{{clientSecret}}'],
    ['AZURE_TENANT_ID', '{{tenant}}'],
    ['REDIRECT_URI', '{{callback}}'],
    ['OAUTH_CALLBACK_URL', '{{callback}}'],
    ['BASE_URL', 'http://localhost:{{port}}'],
    ['NEXTAUTH_URL', 'http://localhost:{{port}}'],
  ])('%s gets %s', (name, value) => expect(guessEnvironment([name])).toEqual({ [name]: value }))

  it.each(['SESSION_SECRET', 'COOKIE_SECRET', 'AUTH_SECRET', 'SECRET_KEY_BASE', 'DJANGO_SECRET_KEY'])(
    '%s is never the client secret',
    (name) => expect(guessEnvironment([name])[name]).toMatch(/^only-for-tests-.{20}/),
  )

  it('leave alone what means nothing here', () =>
    expect(guessEnvironment(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'NODE_ENV'])).toEqual({}))

  it('are enough with an issuer and a client ID', () => {
    expect(configures(guessEnvironment(['OIDC_ISSUER', 'OIDC_CLIENT_ID']))).toBe(true)
    expect(configures(guessEnvironment(['OIDC_CLIENT_ID']))).toBe(false)
  })

  it('are named when they seem to belong to it', () =>
    expect(unclearIn(['OIDC_SCOPES', 'LOG_LEVEL', 'OIDC_ISSUER'], { OIDC_ISSUER: 'x' })).toEqual([
      'OIDC_SCOPES',
    ]))

  it.each([
    ['REDIRECT_URI=http://localhost:3000/auth/cb', '/auth/cb'],
    ["app.get('/login/oidc/callback', finish)", '/login/oidc/callback'],
    ['path: "/signin-oidc"', '/signin-oidc'],
    ['nothing of the kind', undefined],
  ])('and the callback in %j', (text, path) => expect(callbackIn(text)).toBe(path))
})

describe('ways to a login', () => {
  const page = (html: string) => candidatesIn(html, readDocument(html), new URL('http://localhost:3000/a'))

  it('are links and buttons, those that name Entra first', () => {
    expect(
      page(`<a href="/pricing">Pricing</a><a href="/login">Sign in</a><a href="/sso">Use single sign-on</a>
        <form method="post" action="/go"><button>Continue with Microsoft</button></form>`),
    ).toEqual([
      { kind: 'button', press: 'Continue with Microsoft' },
      { kind: 'link', path: '/sso', text: 'Use single sign-on' },
      { kind: 'link', path: '/login', text: 'Sign in' },
    ])
  })

  it('are not ways out, other providers, or other sites', () => {
    expect(
      page(`<a href="/logout">Sign out</a><a href="/auth/google">Sign in with Google</a>
        <a href="https://elsewhere.example/login">Log in</a><a href="#login">Log in</a>`),
    ).toEqual([])
  })

  it('out again are found as well', () => {
    const html = '<form action="/bye" method="post"><button>Log out</button></form>'
    expect(candidatesIn(html, readDocument(html), new URL('http://x.test/'), signOut)).toEqual([
      { kind: 'button', press: 'Log out' },
    ])
  })

  it('keep their query', () =>
    expect(linksIn('<a href="?provider=entra">x</a>', new URL('http://x.test/in'))).toMatchObject([
      { path: '/in?provider=entra' },
    ]))
})

describe('who is in', () => {
  const email = 'mia@contoso.example'
  it.each([
    ['{"email":"mia@contoso.example"}', '$.email'],
    ['{"user":{"name":"mia@contoso.example","mail":"MIA@contoso.example"}}', '$.user.mail'],
    ['{"a":[{"e-mail":"mia@contoso.example"}]}', '$.a[0].e-mail'],
    ['{"https://x.test/email":"mia@contoso.example"}', '$["https://x.test/email"]'],
    ['<p>You are <b id="who">mia@contoso.example</b></p>', 'css: #who'],
    ['<p class="mail big">mia@contoso.example</p>', 'css: p.mail'],
    ['<p>Signed in as mia@contoso.example.</p>', String.raw`pattern: ([\w.+-]+@[\w.-]+\.\w+)`],
    ['{"email":null}', undefined],
    ['<p>Nobody</p>', undefined],
  ])('stands in %s at %s', (body, place) => expect(identityIn(body, email)).toBe(place))
})

describe('a text for members only', () => {
  const person = ['mia@contoso.example', 'Mia Member', 'mia']
  const shown = (member: string, nobody = '<h1>Acme</h1>', again = member) =>
    privateText({ member: [member, again], nobody: [nobody], person })

  it('is a heading before anything else', () =>
    expect(shown('<p>Some more text</p><h1>Quarterly figures</h1>')).toBe('Quarterly figures'))
  it('is nothing that everybody sees', () =>
    expect(shown('<h1>Acme</h1><p>Your invoices</p>')).toBe('Your invoices'))
  it('is nothing that changes', () =>
    expect(shown('<h1>Token abcdef</h1>', '', '<h1>Token ghijkl</h1>')).toBeUndefined())
  it('is not the person', () => expect(shown('<h1>Hello Mia Member</h1>')).toBeUndefined())
  it('is a part of JSON where the page is JSON', () =>
    expect(shown('{"email":"mia@contoso.example","plan":"Enterprise"}', '{"error":"no"}')).toBe('"email"'))
})

const found: Found = {
  name: 'Acme: "Hub" # 1',
  start: {
    command: 'npm start',
    cwd: '.',
    env: { OIDC_ISSUER: '{{issuer}}', ID: '{{clientId}}' },
    url: undefined,
    unclear: ['OIDC_X'],
  },
  login: [{ visit: '/' }, { press: 'Sign in: now' }],
  callback: '/cb',
  nonce: true,
  formPost: false,
  whoami: { path: '/me', identity: 'css: #who', anonymous: { redirects: true } },
  private: { path: '/reports', shows: 'Figures: "all"' },
  logout: [{ visit: '/logout' }],
}

describe('the recipe that is written', () => {
  it('is read back as it was found', () => {
    expect(parseConfig(recipeYaml(found), 'f').recipe?.written).toMatchObject({
      product: 'Acme: "Hub" # 1',
      start: { command: 'npm start', env: { OIDC_ISSUER: '{{issuer}}' } },
      redirectUri: 'http://localhost:{{port}}/cb',
      login: [{ visit: '/' }, { press: 'Sign in: now' }],
      whoami: { visit: '/me', identity: 'css: #who', anonymous: { redirects: true } },
      private: { visit: '/reports', shows: 'Figures: "all"' },
      logout: { visit: '/logout' },
      capabilities: ['sends-nonce'],
    })
  })

  it('says with a commented line what to put where nothing was found', () => {
    const text = recipeYaml({
      ...found,
      start: { runningAt: 'http://localhost:3000' },
      login: undefined,
      callback: undefined,
      whoami: undefined,
      private: undefined,
      logout: undefined,
    })
    expect(parseDocument(text).errors).toEqual([])
    for (const key of ['redirectUri', 'login', 'whoami', 'private', 'logout', 'setup'])
      expect(text).toMatch(new RegExp(`^# ${key}:`, 'm'))
  })

  it('keeps an address that does not follow PORT', () => {
    const start = {
      command: 'x',
      cwd: 'app',
      env: { A: '{{issuer}}{{clientId}}' },
      url: 'http://localhost:8080',
      unclear: [],
    }
    expect(parseConfig(recipeYaml({ ...found, start }), 'f').recipe?.written).toMatchObject({
      start: { cwd: 'app', url: 'http://localhost:8080' },
      redirectUri: 'http://localhost:8080/cb',
    })
  })
})
