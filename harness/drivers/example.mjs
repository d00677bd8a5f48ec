// Tells Greencheck how to drive Acme Hub. Any language will do: JSON in, JSON out, 501 for an unknown verb.
import { createServer } from 'node:http'

const hub = process.env.HUB ?? 'http://localhost:3000'
const page = (organisation, path) => ({ visit: `${hub}/organizations/${organisation}/${path}` })
const go = (...actions) => ({ status: 'go', actions })
const settings = ({ organisation }, ...then) => go(page(organisation, 'settings/sso'), ...then)
const press = 'Update and Test OIDC configuration'
const capabilities = [
  'has-settings-ui',
  'has-test-step',
  'has-enable',
  'has-local-login',
  'local-logout',
  'fresh-organisations',
]

const verbs = {
  describe: () => ({ contract: 1, name: 'Acme Hub', version: '1.0', origins: [hub], capabilities }),
  // The one thing that your product has to offer for tests: an organisation with these people and texts.
  organisation: async (wanted) =>
    (await fetch(`${hub}/testing/organisations`, { method: 'POST', body: JSON.stringify(wanted) })).json(),
  setup: ({ organisation, connection: { clientId, clientSecret, issuerUrl } }) =>
    settings(
      { organisation },
      { press, fill: { 'Client ID': clientId, 'Client secret': clientSecret, 'Issuer URL': issuerUrl } },
    ),
  test: (org) => settings(org, { press }),
  status: (org) => ({
    status: 'read',
    ...settings(org).actions[0],
    green: 'data-sso-green="yes"',
    enabled: 'data-sso-enabled="yes"',
  }),
  enable: (org) => settings(org, { press: 'Enable' }),
  disable: (org) => settings(org, { press: 'Disable' }),
  'sign-in': ({ email }) =>
    go({ visit: `${hub}/login` }, { press: 'Sign in', fill: { Email: email, Password: 'for tests only' } }),
  login: ({ organisation }) => go(page(organisation, 'sso')),
  logout: () => go({ visit: hub }, { press: 'Sign out' }),
  whoami: () => ({ visit: `${hub}/whoami`, identity: '/email' }),
  probe: ({ organisation, what }) =>
    what === 'settings' ? settings({ organisation }) : go(page(organisation, what)),
  reset: () => ({ status: 'ok' }),
}

createServer(async (request, response) => {
  const verb = verbs[request.url.slice(1)]
  const asked = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}')
  response.writeHead(verb ? 200 : 501).end(verb && JSON.stringify(await verb(asked)))
}).listen(process.env.PORT ?? 4000, '127.0.0.1')
