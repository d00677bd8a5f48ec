import { accounts } from './entries/accounts.ts'
import { applications } from './entries/applications.ts'
import { audiences } from './entries/audiences.ts'
import { clientAuthentication } from './entries/client-authentication.ts'
import { clouds } from './entries/clouds.ts'
import { conditionalAccess } from './entries/conditional-access.ts'
import { consent } from './entries/consent.ts'
import { deviceCode } from './entries/device-code.ts'
import { grants } from './entries/grants.ts'
import { multifactor } from './entries/multifactor.ts'
import { redirectUris } from './entries/redirect-uris.ts'
import { requestParameters } from './entries/request-parameters.ts'
import { resources } from './entries/resources.ts'
import { responses } from './entries/responses.ts'
import { service } from './entries/service.ts'
import { tenants } from './entries/tenants.ts'
import type { CatalogueEntry } from './entry.ts'

export type { CatalogueEntry, Channel } from './entry.ts'

/** The numbers by subject, in the order in which a login meets them. */
export const subjects: readonly { readonly title: string; readonly entries: readonly CatalogueEntry[] }[] = [
  { title: 'Tenant', entries: tenants },
  { title: 'Cloud', entries: clouds },
  { title: 'Kind of account that endpoint and application are for', entries: audiences },
  { title: 'Application', entries: applications },
  { title: 'Redirect URI', entries: redirectUris },
  { title: 'Parameters of the request', entries: requestParameters },
  { title: 'Response type, response mode and PKCE', entries: responses },
  { title: 'Resource and scope', entries: resources },
  { title: 'Person and account', entries: accounts },
  { title: 'Multifactor authentication', entries: multifactor },
  { title: 'Conditional Access and risk', entries: conditionalAccess },
  { title: 'Assignment and consent', entries: consent },
  { title: 'Client authentication and platform', entries: clientAuthentication },
  { title: 'Codes, refresh tokens and assertions', entries: grants },
  { title: 'Device code', entries: deviceCode },
  { title: 'The service itself', entries: service },
]

/**
 * Restated from Microsoft's error reference, from answers that were captured and from reports; each entry says
 * which. Microsoft changes numbers and texts without notice: products must not parse them.
 */
export const catalogue: ReadonlyMap<number, CatalogueEntry> = new Map(
  subjects.flatMap(({ entries }) => entries.map((entry) => [entry.code, entry] as const)),
)
