/**
 * Reproduces a finding without the harness: starts the mock Entra and one product, signs Mia in honestly, tells the
 * lies that were typed, signs her in again in a fresh browser, and prints what came. It judges nothing.
 *
 *   node harness/implementations/by-hand.mjs auth-js '{"at":"id-token","do":"set","part":"claims","member":"aud","value":"other","says":"aud"}'
 *   node harness/implementations/by-hand.mjs mod-auth-openidc 'idtoken.alg-none[none]' SIGNED_RESPONSE_ALG=RS256
 *
 * The id of a scenario (and its variant) stands for the lies of that scenario, and for nothing else of it.
 * KEY=value arguments go into the product's environment; "cold" tells the lies before the product starts.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rootCertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { CookieJar } from 'tough-cookie'
import { Agent, fetch, request } from 'undici'
import { loadCatalogue } from '../../scenarios/catalogue.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const [name, ...rest] = process.argv.slice(2)
const catalogue = await loadCatalogue()
const faultsOf = (word) => {
  if (word.startsWith('{')) return [JSON.parse(word)]
  const [, id, variant] = /^([a-z-]+\.[a-z0-9-]+)(?:\[(.+)\])?$/.exec(word) ?? []
  const scenario = catalogue.find((one) => one.id === id)
  const own = variant === undefined ? scenario : scenario?.variants?.[variant]
  const steps = own?.steps ?? scenario?.steps ?? []
  return [
    ...(own?.faults ?? scenario?.faults ?? []),
    ...(scenario?.besides ?? []),
    ...steps.flatMap((step) => (step.do === 'lie' ? step.faults : [])),
  ]
}
/** Where lies point to that lead elsewhere: it prints who came. */
const canary = createServer((incoming, answer) => {
  console.log(`  CANARY       ${incoming.method} ${incoming.url} came`)
  answer.end('{}')
})
await new Promise((resolve) => canary.listen(0, '127.0.0.1', resolve))
const canaryUrl = `http://127.0.0.1:${canary.address().port}`
let faults = rest.flatMap(faultsOf)
const extra = Object.fromEntries(
  rest.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split(/=(.*)/s, 2)),
)
const cold = rest.includes('cold')

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const state = mkdtempSync(join(tmpdir(), 'by-hand-'))
const port = await freePort()
const origin = `http://localhost:${port}`
/** How each product is started, and how its login begins: what its own README says. */
const products = {
  'express-openid-connect': {
    redirect: '/callback',
    command: [process.execPath, 'app.mjs'],
    env: ({ issuer, clientId, clientSecret }) => ({
      ISSUER_BASE_URL: issuer,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      BASE_URL: origin,
      SECRET: 'a long, randomly generated string',
    }),
    start: (go) => go('/login'),
  },
  'auth-js': {
    redirect: '/auth/callback/microsoft-entra-id',
    command: [process.execPath, 'app.mjs'],
    env: ({ issuer, clientId, clientSecret }) => ({
      AUTH_MICROSOFT_ENTRA_ID_ISSUER: issuer,
      AUTH_MICROSOFT_ENTRA_ID_ID: clientId,
      AUTH_MICROSOFT_ENTRA_ID_SECRET: clientSecret,
      AUTH_SECRET: 'a long, randomly generated string',
    }),
    start: async (go) => {
      const { csrfToken } = JSON.parse((await go('/auth/csrf')).body)
      return go('/auth/signin/microsoft-entra-id', { csrfToken, callbackUrl: origin })
    },
  },
  'mod-auth-openidc': {
    redirect: '/private/redirect_uri',
    command: ['./start.sh'],
    env: ({ metadataUrl, clientId, clientSecret }, bundle) => ({
      METADATA_URL: metadataUrl,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      CRYPTO_PASSPHRASE: 'a long, randomly generated string',
      CA_BUNDLE: bundle,
    }),
    start: (go) => go('/private/'),
  },
  'msal-node': {
    redirect: '/auth/redirect',
    command: [process.execPath, 'app.mjs'],
    env: ({ issuer, clientId, clientSecret }) => ({
      AUTHORITY: issuer.replace(/\/v2\.0$/, ''),
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
    }),
    start: (go) => go('/auth/signin'),
  },
  'better-auth': {
    redirect: '/api/auth/sso/callback/acme',
    command: [process.execPath, 'app.mjs'],
    env: () => ({ API_KEY: 'for-tests-only', TRUSTED_ORIGINS: 'https://127.0.0.1:*' }),
    setUp: async ({ issuer, clientId, clientSecret }) => {
      await send('PUT', '/organisations/acme', { authorization: 'Bearer for-tests-only' }, canaries)
      const owner = { email: 'owner@contoso.com', name: 'Owner', password: 'for tests only' }
      const signedUp = await send('POST', '/api/auth/sign-up/email', { origin }, owner)
      const cookie = signedUp.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const oidcConfig = { clientId, clientSecret, pkce: true }
      const provider = { providerId: 'acme', issuer, domain: 'contoso.com', oidcConfig }
      await send('POST', '/api/auth/sso/register', { origin, cookie }, provider)
    },
    start: (go) => go('/organisations/acme/login'),
    at: '/organisations/acme',
  },
  'saml-jackson': {
    redirect: '/api/oauth/oidc',
    command: [process.execPath, 'app.mjs'],
    env: () => ({ API_KEY: 'for-tests-only' }),
    setUp: async ({ metadataUrl, clientId, clientSecret }) => {
      const key = { authorization: 'Api-Key for-tests-only' }
      await send('PUT', '/organisations/acme', key, canaries)
      const client = { oidcClientId: clientId, oidcClientSecret: clientSecret }
      await send('POST', '/api/v1/sso', key, { tenant: 'acme', oidcDiscoveryUrl: metadataUrl, ...client })
    },
    start: (go) => go('/organisations/acme/login'),
    at: '/organisations/acme',
  },
}
const canaries = { private: 'private-canary', public: 'public-canary' }
/** What an administrator sends. */
const send = async (method, path, headers, body) => {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}
const product = products[name]
if (product === undefined) {
  console.error(`Name one of ${Object.keys(products).join(', ')}, then faults as JSON.`)
  process.exit(2)
}

const children = []
const start = (command, args, options) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  children.push(child)
  return child
}
const mockArguments = ['--port', '0', '--control-port', '0', '--neighbour-port', '0', '--json']
const mock = start(process.execPath, [
  join(here, '../../mock-idp/main.mjs'),
  ...mockArguments,
  '--redirect-uri',
  `${origin}${product.redirect}`,
])
mock.stderr.pipe(process.stderr)
const entra = JSON.parse(
  await new Promise((resolve) => createInterface({ input: mock.stdout }).once('line', resolve)),
)
const { url: control, token } = entra.control
faults = JSON.parse(
  JSON.stringify(faults)
    .replaceAll('{{canary.url}}', canaryUrl)
    .replaceAll('{{acme.clientId}}', entra.clientId),
)
const ask = async (method, path, body) => {
  const answer = await fetch(`${control}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
const lie = () => ask('PUT', `/tenants/${entra.tenantId}/faults`, faults)

const bundle = join(state, 'bundle.pem')
writeFileSync(bundle, [...rootCertificates, readFileSync(entra.caFile, 'utf8')].join('\n'))
const log = []
const startProduct = async () => {
  const [command, ...args] = product.command
  const child = start(command, args, {
    cwd: join(here, name),
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      CANARY_PRIVATE: canaries.private,
      CANARY_PUBLIC: canaries.public,
      NODE_EXTRA_CA_CERTS: entra.caFile,
      ...product.env(entra, bundle),
      ...extra,
    },
  })
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => log.push(line))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended: ${log.join('\n')}`)
    const up = await fetch(`${origin}/`).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (up) return product.setUp?.(entra)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const dispatcher = new Agent({ maxHeaderSize: 262_144, connect: { ca: readFileSync(entra.caFile, 'utf8') } })
const openBrowser = () => {
  const jar = new CookieJar()
  const one = async (url, form) => {
    const answer = await request(url, {
      dispatcher,
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'text/html',
        cookie: await jar.getCookieString(url),
        origin: new URL(url).origin,
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    })
    const { 'set-cookie': cookies = [], location = null } = answer.headers
    for (const cookie of [cookies].flat()) await jar.setCookie(cookie, url)
    return { url, status: answer.statusCode, location, body: await answer.body.text() }
  }
  return async (path, form) => {
    let answer = await one(new URL(path, origin).href, form)
    for (let hops = 0; hops < 15; hops += 1) {
      const next = answer.location
      const selfPost = /<form[^>]*method="post"[^>]*action="([^"]+)"/i.exec(answer.body)
      if (next !== null) answer = await one(new URL(next, answer.url).href)
      else if (answer.url.startsWith(entra.origin) && /name="userPrincipalName"/.test(answer.body)) {
        const action = /action="([^"]*)"/.exec(answer.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
        const hidden = [...answer.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
        answer = await one(new URL(action, answer.url).href, {
          ...Object.fromEntries(hidden.map(([, key, value]) => [key, value.replaceAll('&amp;', '&')])),
          account: entra.people[0].id,
        })
      } else if (answer.url.startsWith(entra.origin) && selfPost !== null) {
        const fields = [...answer.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
        answer = await one(
          selfPost[1].replaceAll('&amp;', '&'),
          Object.fromEntries(fields.map(([, key, value]) => [key, value])),
        )
      } else return answer
    }
    return answer
  }
}

const signIn = async (title) => {
  const go = openBrowser()
  const before = log.length
  let last
  try {
    last = await product.start(go)
  } catch (thrown) {
    last = { status: 0, url: '-', body: String(thrown.cause ?? thrown) }
  }
  const me = await go(`${product.at ?? ''}/me`)
  const shown = await go(`${product.at ?? ''}/private`)
  console.log(`\n${title}`)
  console.log(`  ended at     ${last.status} ${last.url.slice(0, 160)}`)
  console.log(
    `  said         ${last.body
      .replace(/<style.*?<\/style>|<[^>]+>|\s+/gs, ' ')
      .replace(/\s+/g, ' ')
      .slice(0, 200)}`,
  )
  console.log(
    `  /me          ${me.status} ${me.url.startsWith(origin) ? me.body.replace(/\s+/g, ' ').slice(0, 200) : 'elsewhere'}`,
  )
  console.log(
    `  /private     ${shown.body.includes('private-canary') ? 'SHOWN' : `not shown (${shown.status})`}`,
  )
  for (const line of log.slice(before, before + 6)) console.log(`  log          ${line.slice(0, 260)}`)
}

try {
  if (cold) await lie()
  await startProduct()
  if (!cold) {
    await signIn('honest')
    await lie()
  }
  await signIn(`under ${JSON.stringify(faults)}`)
  const journal = await ask('GET', '/journal')
  const delivered = journal.entries.flatMap(({ delivered: told = [] }) => told)
  console.log(`\ndelivered ${delivered.length}: ${JSON.stringify(delivered).slice(0, 600)}`)
  await ask('PUT', `/tenants/${entra.tenantId}/faults`, [])
  await signIn('honest again')
} finally {
  for (const child of children) child.kill()
  canary.close()
  rmSync(state, { recursive: true, force: true })
  await dispatcher.close()
}
