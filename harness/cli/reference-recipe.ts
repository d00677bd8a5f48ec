/**
 * The reference implementation as a recipe: its pages step by step. What only tests need (organisations, people,
 * forgetting) is asked of its HTTP driver, as a product would offer it to tests.
 */
import type { Description } from '../driver.ts'
import type { Capability } from '../scenario.ts'

/** What the keys of the recipe do not show by themselves. */
const declared: readonly Capability[] = [
  'slashed-issuers',
  'multi-tenant',
  'sends-nonce',
  'email-claim-only',
  'keeps-accounts',
  'reads-edov',
  'egress-guard',
  'uses-userinfo',
]

/** The text of the file, JSON being YAML. @param hook URL of the driver of the same product. Pure. */
export const referenceRecipe = (
  { name, version, origins: [origin = ''], capabilities }: Description,
  hook: string,
): string => {
  const settings = '/organizations/{{org}}/settings/sso'
  const press = 'Update and Test OIDC configuration'
  return JSON.stringify({
    product: { name, version },
    start: { url: origin },
    organisation: [
      {
        request: `POST ${hook}/organisation`,
        json: {
          key: '{{org}}',
          people: '{{people}}',
          canaries: { private: '{{canary.private}}', public: '{{canary.public}}' },
        },
        save: { redirectUri: '$.redirectUri' },
      },
      {
        request: `POST ${hook}/sign-in`,
        json: { organisation: '{{org}}', email: '{{admin.email}}' },
        save: { hubPassword: { pointer: '/actions/1/fill/Password' } },
      },
    ],
    setup: [
      { visit: settings },
      {
        press,
        fill: {
          'Client ID': '{{clientId}}',
          'Client secret': '{{clientSecret}}',
          'Issuer URL': '{{issuerUrl}}',
        },
      },
    ],
    test: [{ visit: settings }, { press }],
    status: { visit: settings, green: 'data-sso-green="yes"', enabled: 'data-sso-enabled="yes"' },
    enable: [{ visit: settings }, { press: 'Enable' }],
    disable: [{ visit: settings }, { press: 'Disable' }],
    signIn: [
      { visit: '/login' },
      { press: 'Sign in', fill: { Email: '{{person.email}}', Password: '{{hubPassword}}' } },
    ],
    login: { visit: '/organizations/{{org}}/sso' },
    logout: [{ visit: '/' }, { press: 'Sign out' }],
    whoami: { visit: '/whoami?organisation={{org}}', identity: '$.email' },
    private: { visit: '/organizations/{{org}}/private' },
    public: { visit: '/organizations/{{org}}/public' },
    settings: { visit: settings },
    forget: { request: `POST ${hook}/forget`, json: { organisation: '{{org}}' } },
    policies: { emailVerifiedAbsent: 'accepted', accounts: 'invited' },
    capabilities: declared.filter((capability) => capabilities.includes(capability)),
  })
}
