import { html } from 'ghtml'
import type { Application, ClientSecret, Tenant } from '../contract.ts'
import { code, facts, inlineForm, portalPage, rows, section, smallButton, text } from './frame.ts'

/**
 * An app registration, with what an administrator comes for: client ID, redirect URIs, secrets, endpoints.
 * @param fresh a secret that was just made; its value is shown once, as in the real portal
 */
export const applicationPage = (
  tenant: Tenant,
  application: Application,
  notice?: string,
  fresh?: ClientSecret,
): string => {
  const tenantPath = `/portal/tenants/${tenant.id}`
  const at = `${tenantPath}/applications/${application.clientId}`
  return portalPage(
    application.displayName,
    [
      [tenant.displayName, tenantPath],
      [application.displayName, at],
    ],
    [
      facts([
        ['Application (client) ID', application.clientId],
        ['Directory (tenant) ID', tenant.id],
        ['Supported account types', application.signInAudience],
      ]),
      section(
        'Endpoints',
        facts([
          ['OpenID Connect metadata document', tenant.metadataUrl],
          ['Issuer', tenant.issuer],
        ]),
      ),
      section('Authentication', redirectUris(application, at)),
      section('Certificates & secrets', secrets(application, at, fresh, tenant.clock.now())),
      section('Properties', properties(application, at)),
    ].join('\n'),
    notice,
  )
}

const redirectUris = (application: Application, at: string): string => {
  const { redirectUris: web, spaRedirectUris, nativeRedirectUris } = application.settings
  const of = (platform: string, uris: readonly string[]) => uris.map((uri) => [code(uri), text(platform)])
  return (
    rows(
      ['Redirect URI', 'Platform'],
      [
        ...of('Web', web),
        ...of('Single-page application', spaRedirectUris),
        ...of('Mobile and desktop', nativeRedirectUris),
      ],
    ) +
    inlineForm(`${at}/redirect-uris`, 'Add redirect URI', [
      { name: 'uri', label: 'Redirect URI', placeholder: 'http://localhost:3000/callback' },
      {
        name: 'platform',
        label: 'Platform',
        choices: ['Web', 'Single-page application', 'Mobile and desktop'],
      },
    ])
  )
}

const secrets = (application: Application, at: string, fresh: ClientSecret | undefined, now: Date): string =>
  (fresh === undefined
    ? ''
    : html`<p class="new"><b>Value</b> <code id="secret-value">${fresh.value}</code><br>Copy it now: it is not shown again. It is the value, not the Secret ID, that a product asks for.</p>`) +
  rows(
    ['Description', 'Expires', 'Value', 'Secret ID', ''],
    application
      .secrets()
      .map(({ keyId, displayName, hint, expires }) => [
        text(displayName === '' ? 'Client secret' : displayName),
        expires <= now
          ? `<span class="bad">expired ${text(expires.toISOString().slice(0, 10))}</span>`
          : text(expires.toISOString().slice(0, 10)),
        code(`${hint}${'*'.repeat(16)}`),
        code(keyId),
        smallButton(`${at}/secrets`, 'Expire now', { expire: keyId }) +
          smallButton(`${at}/secrets`, 'Delete', { remove: keyId }),
      ]),
  ) +
  inlineForm(`${at}/secrets`, 'New client secret', [
    { name: 'displayName', label: 'Description', placeholder: 'For Acme Hub' },
    { name: 'expiresIn', label: 'Expires', choices: ['180d', '90d', '365d', '730d', '1h'] },
  ])

const switches = [
  ['enabled', 'Enabled for users to sign in'],
  ['assignmentRequired', 'Assignment required'],
  ['enableIdTokenIssuance', 'ID tokens (implicit and hybrid flows)'],
  ['allowPublicClient', 'Allow public client flows'],
  ['ownSigningKey', 'Signs with a key of its own (SAML or claims mapping on the same application)'],
] as const

export const switchNames = switches.map(([name]) => name)

const properties = (application: Application, at: string): string =>
  rows(
    ['Property', 'Now', ''],
    switches.map(([name, words]) => {
      const on = application.settings[name]
      return [
        text(words),
        text(on ? 'Yes' : 'No'),
        smallButton(`${at}/properties`, on ? 'Set to No' : 'Set to Yes', { name, value: on ? 'no' : 'yes' }),
      ]
    }),
  )
