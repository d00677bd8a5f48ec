import type { Refusal } from '../../aadsts/refusal.ts'
import { consumersTenant } from '../../directory/consumers.ts'
import type { LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import type { Version } from '../../minting/version.ts'

/** An application at an authority: who asks, and where. */
interface Attempt {
  readonly application: ApplicationRecord
  readonly authority: LiveAuthority
  readonly version: Version
}

interface Rule {
  readonly code: number
  readonly refuses: (attempt: Attempt) => boolean
  /** The sentence for the journal. */
  readonly reason: (attempt: Attempt) => string
}

const isAt = (...segments: readonly string[]) => {
  const wanted = new Set(segments)
  return ({ authority }: Attempt): boolean => authority.kind === 'alias' && wanted.has(authority.segment)
}
const atShared = isAt('common', 'organizations')
const atAlias = isAt('common', 'organizations', 'consumers')
const atConsumers = (attempt: Attempt): boolean =>
  isAt('consumers')(attempt) || attempt.authority.segment === consumersTenant

/** The cloud that an authority answers for: its tenant's, or the public one behind an alias. */
const cloudAt = ({ authority }: Attempt): string =>
  authority.kind === 'tenant' ? authority.tenant.cloud : 'global'

const audience = ({ application }: Attempt) => application.signInAudience
const isForWork = (attempt: Attempt): boolean =>
  ['AzureADMyOrg', 'AzureADMultipleOrgs'].includes(audience(attempt))
const where = ({ authority }: Attempt): string => `/${authority.segment}`

/** Whether an application may ask here at all: state of the tenant, cloud, audience, state of the application. The first that refuses counts. */
const rules: readonly Rule[] = [
  {
    code: 5000225,
    refuses: ({ authority }) => authority.kind === 'tenant' && authority.tenant.state === 'blocked',
    reason: () => 'The tenant is blocked because nobody used it for long.',
  },
  {
    code: 5000224,
    refuses: ({ authority }) => authority.kind === 'tenant' && authority.tenant.state === 'deprovisioned',
    reason: () => 'The tenant is being taken away.',
  },
  {
    code: 900439,
    refuses: (attempt) => attempt.application.home.cloud === 'us-government' && cloudAt(attempt) === 'global',
    reason: (attempt) =>
      `An application of the US Government cloud was used at the public ${where(attempt)}.`,
  },
  {
    code: 900382,
    refuses: (attempt) => attempt.application.home.cloud !== cloudAt(attempt) && !atAlias(attempt),
    reason: (attempt) => `The application lives in another cloud than ${where(attempt)}.`,
  },
  {
    code: 90130,
    refuses: (attempt) => attempt.version === 1 && atConsumers(attempt) && isForWork(attempt),
    reason: () => 'The application is for work accounts and was used at /consumers.',
  },
  {
    code: 90027,
    refuses: (attempt) => attempt.version === 1 && atConsumers(attempt),
    reason: () => 'Personal accounts are served by v2.0 endpoints only.',
  },
  {
    code: 9002332,
    refuses: (attempt) => atConsumers(attempt) && isForWork(attempt),
    reason: () => 'The application is not for personal accounts and was used at /consumers.',
  },
  {
    code: 50194,
    refuses: (attempt) => atShared(attempt) && audience(attempt) === 'AzureADMyOrg',
    reason: (attempt) => `The application is single-tenant and was used at ${where(attempt)}.`,
  },
  {
    code: 9002331,
    refuses: (attempt) => atShared(attempt) && audience(attempt) === 'PersonalMicrosoftAccount',
    reason: (attempt) => `The application is for personal accounts only and was used at ${where(attempt)}.`,
  },
  {
    code: 9002346,
    refuses: (attempt) => !atConsumers(attempt) && audience(attempt) === 'PersonalMicrosoftAccount',
    reason: () => 'The application is for personal accounts only and was used at a tenant.',
  },
  {
    code: 7000112,
    refuses: ({ application }) => !application.enabled,
    reason: () => 'The application is disabled.',
  },
]

/** Why this application may not ask at this authority. All of these are pages. */
export const applicationRefusal = (attempt: Attempt): Refusal | undefined => {
  const rule = rules.find(({ refuses }) => refuses(attempt))
  if (rule === undefined) return undefined
  const { application, authority } = attempt
  const tenant = authority.kind === 'tenant' ? authority.tenant : undefined
  return {
    code: rule.code,
    values: {
      appId: application.clientId,
      appName: application.displayName,
      tenantName: tenant?.displayName ?? authority.segment,
      tenantId: tenant?.id ?? '',
    },
    reason: rule.reason(attempt),
  }
}
