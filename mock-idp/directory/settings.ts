/** Options with their defaults, and what is wrong with them. Shapes are checked at the edges; here are the rules of the directory. */
import type { ApplicationOptions, ApplicationSettings, TenantOptions } from '../contract.ts'
import { readDuration } from '../duration.ts'
import type { Problem } from '../errors.ts'
import type { TenantSettings } from './records.ts'
import { redirectUriProblem } from './redirect-uri.ts'

/** What holds for an application about which nothing was said. */
export const applicationDefaults: ApplicationSettings = {
  displayName: 'Application under test',
  enabled: true,
  redirectUris: [],
  spaRedirectUris: [],
  nativeRedirectUris: [],
  allowPublicClient: false,
  logoutUrl: undefined,
  ownSigningKey: false,
  signInAudience: 'AzureADMyOrg',
  enableIdTokenIssuance: false,
  enableAccessTokenIssuance: false,
  optionalClaims: [],
  accessTokenClaims: [],
  groupMembershipClaims: 'None',
  appRoles: [],
  assignmentRequired: false,
  assignments: [],
  consent: 'granted',
  requestedAccessTokenVersion: 2,
  identifierUris: [],
  scopes: undefined,
  mappedClaims: {},
  acceptMappedClaims: false,
  removeUnverifiedEmailClaim: false,
  tokenLifetime: undefined,
  publisherVerified: true,
}

/** The options over what holds so far; over the defaults for a new application. */
export const applicationSettings = (
  { clientId: _, ...options }: ApplicationOptions,
  before: ApplicationSettings = applicationDefaults,
): ApplicationSettings => ({ ...before, ...options })

/** Names of all settings, to pick them from a record. */
export const applicationSettingNames = Object.keys(applicationDefaults) as (keyof ApplicationSettings)[]

export const applicationProblems = (options: ApplicationOptions): readonly Problem[] => [
  ...uriProblems(options.redirectUris, 'redirectUris'),
  ...uriProblems(options.spaRedirectUris, 'spaRedirectUris'),
  ...uriProblems(options.nativeRedirectUris, 'nativeRedirectUris', true),
  ...(options.logoutUrl === undefined ? [] : uriProblems([options.logoutUrl], 'logoutUrl', false, '')),
  ...durationProblems(options.tokenLifetime, 'tokenLifetime', 600_000, 86_400_000, '10m to 24h'),
]

/** Roles that are assigned and not declared: no token would ever have them. */
export const roleProblems = ({
  appRoles,
  assignments,
}: Pick<ApplicationSettings, 'appRoles' | 'assignments'>): readonly Problem[] => {
  const values = appRoles.map(({ value }) => value)
  return assignments.flatMap(({ roles = [] }, index) =>
    roles.flatMap((role, at) =>
      values.includes(role)
        ? []
        : [
            {
              path: `assignments.${index}.roles.${at}`,
              message: `expected one of the appRoles (${values.join(', ') || 'there are none'}), got ${JSON.stringify(role)}`,
            },
          ],
    ),
  )
}

const uriProblems = (
  uris: readonly string[] | undefined,
  path: string,
  native = false,
  separator = '.',
): readonly Problem[] =>
  (uris ?? []).flatMap((uri, index) => {
    const problem = redirectUriProblem(uri, native)
    if (problem === undefined) return []
    const where = separator === '' ? path : `${path}${separator}${index}`
    return [{ path: where, message: `${JSON.stringify(uri)} ${problem}` }]
  })

const durationProblems = (
  text: string | undefined,
  path: string,
  least: number,
  most: number,
  words: string,
): readonly Problem[] => {
  if (text === undefined) return []
  const milliseconds = readDuration(text)
  return milliseconds !== undefined && milliseconds >= least && milliseconds <= most
    ? []
    : [{ path, message: `expected ${words}, got ${JSON.stringify(text)}` }]
}

const year = 366 * 86_400_000

export const tenantProblems = (options: TenantOptions): readonly Problem[] => [
  ...durationProblems(options.secretPropagation, 'secretPropagation', 0, year, '0s to 366d'),
  ...durationProblems(options.keyRollover, 'keyRollover', 60_000, 10 * year, 'at least 1m'),
  ...(options.conditionalAccess ?? []).flatMap(({ signInFrequency }, index) =>
    durationProblems(
      signInFrequency,
      `conditionalAccess.${index}.signInFrequency`,
      1_000,
      year,
      '1s to 366d',
    ),
  ),
  ...[options.domain, ...(options.otherDomains ?? [])].flatMap((domain, index) =>
    domain === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)
      ? []
      : [
          {
            path: index === 0 ? 'domain' : `otherDomains.${index - 1}`,
            message: `expected a domain name, got ${JSON.stringify(domain)}`,
          },
        ],
  ),
]

/** @param displayName what a tenant is called that was given no name */
export const tenantSettings = (
  options: TenantOptions,
  displayName: string,
  before?: TenantSettings,
): TenantSettings => ({
  displayName: options.displayName ?? before?.displayName ?? displayName,
  otherDomains: options.otherDomains?.map((domain) => domain.toLowerCase()) ?? before?.otherDomains ?? [],
  region: options.region ?? before?.region ?? 'EU',
  regionSubScope: options.regionSubScope ?? before?.regionSubScope,
  state: options.state ?? before?.state ?? 'active',
  conditionalAccess: options.conditionalAccess ?? before?.conditionalAccess ?? [],
  userConsent: options.userConsent ?? before?.userConsent ?? 'allowed',
  adminConsentWorkflow: options.adminConsentWorkflow ?? before?.adminConsentWorkflow ?? false,
  crossTenantAccess: options.crossTenantAccess ?? before?.crossTenantAccess ?? {},
  tenantRestrictions: options.tenantRestrictions ?? before?.tenantRestrictions,
  secretPropagation:
    options.secretPropagation === undefined
      ? (before?.secretPropagation ?? 0)
      : (readDuration(options.secretPropagation) ?? 0),
})
