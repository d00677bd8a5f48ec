import { isAssigned } from '../../directory/assignment.ts'
import { consumersTenant } from '../../directory/consumers.ts'
import type { TenantRecord } from '../../directory/records.ts'
import { type Attempt, originOf } from './attempt.ts'
import type { SignInRule } from './rule.ts'

const isGuest = ({ record }: Attempt): boolean => record.person.kind === 'guest'
const isPersonal = ({ record }: Attempt): boolean => record.person.kind === 'personal'

/** Whether the tenant restrictions of `of` leave out the tenant that somebody signs in to. */
const restricts = (of: TenantRecord | undefined, { domain, id, otherDomains }: TenantRecord): boolean =>
  of?.tenantRestrictions !== undefined &&
  !of.tenantRestrictions.some((name) => [domain, id, ...otherDomains].includes(name.toLowerCase()))

/** The account itself, and the password. */
export const accountRules: readonly SignInRule[] = [
  {
    who: 'the account is locked.',
    code: 50053,
    inline: true,
    stops: ({ record, progress }) => record.person.locked && progress.since === undefined,
  },
  {
    who: 'the password is still to be typed.',
    code: 50058,
    asks: 'password',
    stops: ({ progress }) => !progress.proofs.includes('pwd'),
  },
  {
    who: 'the account is disabled.',
    code: 50057,
    stops: ({ record }) => !record.person.enabled,
  },
  {
    who: 'the password has expired.',
    code: 50055,
    asks: 'new-password',
    stops: ({ record, progress }) => record.person.passwordExpired && !progress.renewed,
  },
]

/** Which tenant lets whom in, and which application is for whom. */
export const boundaryRules: readonly SignInRule[] = [
  {
    who: 'their tenant is blocked because nobody used it for long.',
    code: 5000225,
    stops: ({ tenant }) => tenant.state === 'blocked',
  },
  {
    who: 'their tenant is being taken away.',
    code: 5000224,
    stops: ({ tenant }) => tenant.state === 'deprovisioned',
  },
  {
    who: 'their tenant lives in another cloud than the endpoint.',
    code: 90038,
    stops: ({ authority, tenant }) =>
      authority.kind === 'alias' && ['us-government', 'china'].includes(tenant.cloud),
    values: ({ tenant }) => ({
      cloud: tenant.cloud === 'china' ? 'partner.microsoftonline.cn' : 'microsoftonline.us',
      currentCloud: 'microsoftonline.com',
    }),
  },
  {
    who: 'a personal account cannot use the v1.0 endpoint.',
    code: 500201,
    stops: (attempt) => isPersonal(attempt) && attempt.request.version === 1,
  },
  {
    who: 'a personal account cannot use an application for work accounts.',
    code: 50020,
    stops: (attempt) =>
      isPersonal(attempt) &&
      ['AzureADMyOrg', 'AzureADMultipleOrgs'].includes(attempt.application.signInAudience),
    values: ({ application }) => ({ idp: 'live.com', tenantName: application.home.displayName }),
  },
  {
    who: 'the network of the tenant does not let anybody into it (tenant restrictions).',
    code: 500021,
    stops: ({ tenant }) => tenant.id !== consumersTenant && restricts(tenant, tenant),
  },
  {
    who: 'the network of the guest does not let them into this tenant (tenant restrictions).',
    code: 500022,
    stops: (attempt) => restricts(originOf(attempt), attempt.tenant),
  },
  {
    who: 'the tenant of the guest does not let its people out (cross-tenant access).',
    code: 500212,
    stops: (attempt) => originOf(attempt)?.crossTenantAccess.outbound === 'blocked',
  },
  {
    who: 'the tenant does not let guests in (cross-tenant access).',
    code: 500213,
    stops: (attempt) => isGuest(attempt) && attempt.tenant.crossTenantAccess.inbound === 'blocked',
  },
  {
    who: 'assignment is required, and they are not assigned.',
    code: 50105,
    stops: ({ application, record }) =>
      application.assignmentRequired && !record.person.administrator && !isAssigned(application, record),
  },
]
