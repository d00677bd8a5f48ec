/** What a mock that runs alone tells: where it is, and what to paste where. */
import type { Application, MockEntra, Person, Tenant } from '../contract.ts'

/** What is pasted, where it is not the honest value. */
export interface Pasted {
  readonly issuer?: string
  readonly metadataUrl?: string
  readonly clientSecret?: string
}

export interface Told {
  /** What is running, as the end of the first line. */
  readonly title: string
  readonly pasted?: Pasted
  /** How to register another redirect URI. */
  readonly uriHint?: string
  /** What to do next, under the table. */
  readonly footer: string
}

export const flagHint = '(the port of localhost does not matter; register another one with --redirect-uri)'

type Row = readonly [name: string, value: string]

const aligned = (rows: readonly Row[], indent = '  '): string =>
  rows.map(([name, value]) => `${indent}${name.padEnd(18)} ${value}`).join('\n')

/** For people. */
export const asText = (entra: MockEntra, { title, pasted = {}, uriHint, footer }: Told): string => {
  const tenants = entra.tenants()
  const [first] = tenants
  const personal = entra.consumers.people()
  const one = tenants.length === 1 && first !== undefined && first.applications().length <= 1
  return [
    `Mock Entra ID at ${entra.origin} — ${title}`,
    ...(one ? [aligned(flatRows(first, pasted, uriHint))] : tenants.map(tenantText)),
    aligned([
      ...(personal.length === 0 ? [] : [['Personal accounts', namesOf(personal)] as const]),
      ...(entra.caFile === undefined
        ? []
        : [
            [
              'CA certificate',
              `${entra.caFile}   (NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, REQUESTS_CA_BUNDLE)`,
            ] as const,
          ]),
      [
        'Portal',
        `${entra.control.url}/portal?token=${entra.control.token}   (journal, clock, faults, people)`,
      ],
      ['Control API', `${entra.control.url}/openapi.json   token ${entra.control.token}`],
    ]),
    footer,
    '',
  ].join('\n')
}

/** One tenant with one application: the values to paste, right away. */
const flatRows = (tenant: Tenant, pasted: Pasted, hint: string | undefined): readonly Row[] => {
  const [application] = tenant.applications()
  return [
    ...tenantRows(tenant, pasted),
    ...(application === undefined ? [] : applicationRows(application, pasted)),
    ...(hint === undefined ? [] : [['', hint] as const]),
    ['People', namesOf(tenant.people())],
  ]
}

const tenantRows = (tenant: Tenant, pasted: Pasted = {}): readonly Row[] => [
  ['Issuer', pasted.issuer ?? tenant.issuer],
  ['Metadata document', pasted.metadataUrl ?? tenant.metadataUrl],
]

const applicationRows = (application: Application, pasted: Pasted = {}): readonly Row[] => {
  const uris = [
    ...application.redirectUris,
    ...application.settings.spaRedirectUris.map((uri) => `${uri} (single-page application)`),
    ...application.settings.nativeRedirectUris.map((uri) => `${uri} (mobile and desktop)`),
  ]
  return [
    ['Client ID', application.clientId],
    ...secretRows(application, pasted),
    ['Redirect URIs', uris.length === 0 ? 'none' : uris.join('  ')],
  ]
}

const secretRows = (application: Application, pasted: Pasted): readonly Row[] => {
  if (pasted.clientSecret !== undefined) return [['Client secret', pasted.clientSecret]]
  const secrets = application.secrets()
  return secrets.map(({ displayName, value }) => [
    'Client secret',
    secrets.length === 1 || displayName === '' ? value : `${value}   (${displayName})`,
  ])
}

const tenantText = (tenant: Tenant): string =>
  [
    tenant.domain,
    aligned([...tenantRows(tenant), ['People', namesOf(tenant.people())]]),
    ...tenant
      .applications()
      .map((application) => `  ${application.displayName}\n${aligned(applicationRows(application), '    ')}`),
  ].join('\n')

/** Names that are shown; a directory may have thousands. */
const mostNames = 8

const namesOf = (people: readonly Person[]): string => {
  if (people.length === 0) return 'none'
  const shown = people.slice(0, mostNames).map(nameOf)
  const left = people.length - shown.length
  return [...shown, ...(left === 0 ? [] : [`and ${left} more`])].join('  ')
}

const nameOf = ({ signInName, mail, kind }: Person): string => {
  const notes = [...(kind === 'guest' ? ['guest'] : []), ...(mail === null ? ['no mailbox'] : [])]
  return notes.length === 0 ? signInName : `${signInName} (${notes.join(', ')})`
}

/** For programs: the first tenant's first application on the top level, and everything in `tenants`. */
export const asJson = (entra: MockEntra, { pasted = {} }: Pick<Told, 'pasted'> = {}) => {
  const tenants = entra.tenants().map(tenantJson)
  const [tenant] = tenants
  const [application] = tenant?.applications ?? []
  return {
    origin: entra.origin,
    neighbour: entra.neighbour,
    issuer: pasted.issuer ?? tenant?.issuer ?? null,
    metadataUrl: pasted.metadataUrl ?? tenant?.metadataUrl ?? null,
    tenantId: tenant?.tenantId ?? null,
    clientId: application?.clientId ?? null,
    clientSecret: pasted.clientSecret ?? application?.secrets[0]?.value ?? null,
    redirectUris: application?.redirectUris ?? [],
    caFile: entra.caFile ?? null,
    control: entra.control,
    people: tenant?.people ?? [],
    tenants,
    personalAccounts: entra.consumers.people().map(personJson),
  }
}

const tenantJson = (tenant: Tenant) => ({
  tenantId: tenant.id,
  domain: tenant.domain,
  issuer: tenant.issuer,
  metadataUrl: tenant.metadataUrl,
  applications: tenant.applications().map(({ clientId, displayName, redirectUris, secrets }) => ({
    clientId,
    displayName,
    redirectUris,
    secrets: secrets().map((secret) => ({
      displayName: secret.displayName,
      value: secret.value,
      expires: secret.expires.toISOString(),
    })),
  })),
  people: tenant.people().map(personJson),
})

const personJson = ({ id, userPrincipalName, mail, displayName }: Person) => ({
  id,
  userPrincipalName,
  mail,
  displayName,
})
