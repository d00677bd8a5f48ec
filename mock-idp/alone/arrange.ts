import type { Application, ClientSecret, MockEntra, Person, Tenant } from '../contract.ts'

/** What a mock that runs alone starts with. */
export interface Arrangement {
  readonly tenant: Tenant
  readonly application: Application
  readonly secret: ClientSecret
  readonly people: readonly Person[]
}

/** One tenant, one application, and people to sign in as. */
export const arrange = (entra: MockEntra, redirectUris: readonly string[]): Arrangement => {
  const tenant = entra.tenant({ domain: 'contoso.example' })
  const application = tenant.application({
    displayName: 'My product',
    redirectUris: [...new Set(['http://localhost:3000/callback', ...redirectUris])],
  })
  const secret = application.secret()
  const names = ['mia', 'max', 'ada']
  for (const name of names) tenant.person({ userPrincipalName: `${name}@contoso.example` })
  tenant.person({
    userPrincipalName: 'nomail@contoso.example',
    displayName: 'Noa Mail',
    givenName: 'Noa',
    familyName: 'Mail',
    mail: null,
  })
  return { tenant, application, secret, people: tenant.people() }
}

/** One object with everything that a program needs. */
export const asJson = (entra: MockEntra, { tenant, application, secret, people }: Arrangement) => ({
  origin: entra.origin,
  issuer: tenant.issuer,
  metadataUrl: tenant.metadataUrl,
  tenantId: tenant.id,
  clientId: application.clientId,
  clientSecret: secret.value,
  redirectUris: application.redirectUris,
  caFile: entra.caFile ?? null,
  control: entra.control,
  people: people.map(({ id, userPrincipalName, mail, displayName }) => ({
    id,
    userPrincipalName,
    mail,
    displayName,
  })),
})

/** What to paste where. */
export const asText = (entra: MockEntra, { tenant, application, secret, people }: Arrangement): string => {
  const rows: readonly (readonly [string, string])[] = [
    ['Issuer', tenant.issuer],
    ['Metadata document', tenant.metadataUrl],
    ['Client ID', application.clientId],
    ['Client secret', secret.value],
    ...(entra.caFile === undefined
      ? []
      : [
          [
            'CA certificate',
            `${entra.caFile}   (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE)`,
          ] as const,
        ]),
    ['Redirect URIs', `${application.redirectUris.join('  ')}   (the port of localhost does not matter)`],
    ['Control API', `${entra.control.url}/openapi.json   token ${entra.control.token}`],
    [
      'People',
      people
        .map(({ userPrincipalName, mail }) =>
          mail === null ? `${userPrincipalName} (no mailbox)` : userPrincipalName,
        )
        .join('  '),
    ],
  ]
  return [
    `Mock Entra ID at ${entra.origin}: for tests only, everybody knows its signing keys.`,
    ...rows.map(([name, value]) => `  ${name.padEnd(18)} ${value}`),
    'Paste issuer (or metadata document), client ID and client secret into your product. Ctrl+C stops the mock.',
    '',
  ].join('\n')
}
