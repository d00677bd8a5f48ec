import { describe, expect, it } from 'vitest'
import type { ApplicationOptions, PersonOptions, TenantOptions } from '../../contract.ts'
import { registerApplication } from '../../directory/application.ts'
import { consentAs, consentForAll } from '../../directory/consent.ts'
import { consumersDomain, consumersTenant } from '../../directory/consumers.ts'
import { accountIdOf, createDirectory } from '../../directory/directory.ts'
import { addGroup } from '../../directory/group.ts'
import { addPerson } from '../../directory/person.ts'
import { registerTenant } from '../../directory/tenant.ts'
import { graphResource } from '../../minting/resource.ts'
import { makeSeed } from '../../seed.ts'
import { type AuthorizeRequest, plainRequest } from '../authorize-request.ts'
import type { Attempt, Step } from './attempt.ts'
import { outlived } from './conditional-access-rules.ts'
import { judge } from './directory-rules.ts'
import { asPerson, type Progress } from './progress.ts'

interface Case {
  readonly tenant?: TenantOptions
  readonly person?: Partial<PersonOptions>
  readonly application?: ApplicationOptions
  readonly request?: Partial<AuthorizeRequest>
  readonly progress?: Partial<Progress>
  /** At /common. */
  readonly common?: boolean
}

const seed = makeSeed('rules')

/** One person at one application of one tenant, with what the row says about them. */
const attempt = (given: Case): Attempt => {
  const directory = createDirectory()
  registerTenant({ directory, seed }, { id: consumersTenant, domain: consumersDomain })
  registerTenant(
    { directory, seed },
    { domain: 'closed.example', crossTenantAccess: { outbound: 'blocked' } },
  )
  registerTenant({ directory, seed }, { domain: 'narrow.example', tenantRestrictions: ['narrow.example'] })
  registerTenant({ directory, seed }, { domain: 'open.example' })
  const contoso = registerTenant({ directory, seed }, { domain: 'contoso.example', ...given.tenant })
  addGroup(seed, contoso, { displayName: 'Wiki team', memberOf: ['All staff'] })
  const application = registerApplication(directory, seed, contoso, {
    displayName: 'Wiki',
    ...given.application,
  })
  const home = given.person?.kind === 'personal' ? directory.tenants.get(consumersTenant) : contoso
  if (home === undefined) throw new TypeError('there is no tenant of personal accounts')
  const { id } = addPerson({ directory, seed }, home, {
    userPrincipalName: 'mia@contoso.example',
    ...given.person,
  })
  const record = home.people.get(id)
  if (record === undefined) throw new TypeError('the directory did not keep the person')
  return {
    directory,
    authority: given.common
      ? { kind: 'alias', segment: 'common' }
      : { kind: 'tenant', segment: contoso.id, tenant: contoso },
    tenant: home,
    application,
    record,
    request: {
      ...plainRequest,
      version: 2,
      responseTypes: ['code'],
      responseMode: 'query',
      redirectUri: 'https://app.example/callback',
      state: undefined,
      device: undefined,
      resource: undefined,
      clientId: application.clientId,
      scope: 'openid profile User.Read',
      ...given.request,
    },
    progress: { ...asPerson(accountIdOf(record), record), ...given.progress },
  }
}

const guest = (domain: string) =>
  ({ userPrincipalName: `eve@${domain}`, kind: 'guest' }) satisfies Partial<PersonOptions>
const policy = (
  grant: 'block' | 'mfa' | 'compliant-device' | 'joined-device' | 'approved-app' | 'password-change',
) => ({
  conditionalAccess: [{ grant }],
})
const multi = { signInAudience: 'AzureADMultipleOrgs' } as const

describe('rules of the directory that refuse', () => {
  it.each<[string, number, Case]>([
    ['a locked account ⟨directory.locked⟩', 50053, { person: { locked: true } }],
    ['a disabled account ⟨directory.disabled⟩', 50057, { person: { enabled: false } }],
    ['a tenant that is blocked ⟨directory.tenant-state⟩', 5000225, { tenant: { state: 'blocked' } }],
    [
      'a tenant that is deprovisioned ⟨directory.tenant-state⟩',
      5000224,
      { tenant: { state: 'deprovisioned' } },
    ],
    [
      'a tenant of another cloud, behind /common ⟨directory.clouds⟩',
      90038,
      { tenant: { cloud: 'china' }, application: multi, common: true },
    ],
    [
      'a personal account at an application for work accounts ⟨directory.personal-account⟩',
      50020,
      {
        person: { userPrincipalName: 'mia@outlook.example', kind: 'personal' },
        application: multi,
        common: true,
      },
    ],
    [
      'a personal account at v1.0',
      500201,
      {
        person: { userPrincipalName: 'mia@outlook.example', kind: 'personal' },
        application: { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
        common: true,
        request: { version: 1 },
      },
    ],
    [
      'tenant restrictions of the own network ⟨directory.tenant-restrictions⟩',
      500021,
      { tenant: { tenantRestrictions: ['fabrikam.example'] } },
    ],
    [
      'tenant restrictions of a guest’s network ⟨directory.tenant-restrictions⟩',
      500022,
      { person: guest('narrow.example') },
    ],
    [
      'a guest whose tenant lets nobody out ⟨directory.cross-tenant⟩',
      500212,
      { person: guest('closed.example') },
    ],
    [
      'a guest of a tenant that lets nobody in ⟨directory.cross-tenant⟩',
      500213,
      { person: guest('open.example'), tenant: { crossTenantAccess: { inbound: 'blocked' } } },
    ],
    [
      'somebody who is not assigned ⟨directory.assignment⟩',
      50105,
      { application: { assignmentRequired: true } },
    ],
    [
      'a member of a group within the assigned group ⟨directory.assignment-nested⟩',
      50105,
      {
        application: { assignmentRequired: true, assignments: [{ principal: 'All staff' }] },
        person: { groups: ['Wiki team'] },
      },
    ],
    ['a policy that blocks ⟨directory.blocked⟩', 53003, { tenant: policy('block') }],
    [
      'a policy about the API that the token is for ⟨directory.policy-targets⟩',
      53003,
      { tenant: { conditionalAccess: [{ grant: 'block', applications: [graphResource] }] } },
    ],
    [
      'a policy that blocks an account at risk',
      530032,
      { tenant: policy('block'), person: { risk: 'high' } },
    ],
    ['an account at risk ⟨directory.risk⟩', 53011, { person: { risk: 'high' } }],
    [
      'an account at risk that has to enrol ⟨directory.risk⟩',
      53004,
      { tenant: policy('mfa'), person: { risk: 'high', mfa: 'not-registered' } },
    ],
    [
      'a device that is not compliant ⟨directory.device⟩',
      53000,
      { tenant: policy('compliant-device'), person: { device: 'joined' } },
    ],
    [
      'a device that is not joined ⟨directory.device⟩',
      53001,
      { tenant: policy('joined-device'), person: { device: 'compliant' } },
    ],
    [
      'silently, a device that is unknown ⟨directory.device⟩',
      50097,
      { tenant: policy('compliant-device'), request: { prompt: 'none' } },
    ],
    ['a browser where an approved application is demanded', 53002, { tenant: policy('approved-app') }],
  ])('%s: %i', (_, code, given) =>
    expect(judge(attempt(given))).toMatchObject({ kind: 'refused', refusal: { code } }),
  )
})

describe('rules of the directory that ask', () => {
  const asking = { application: { consent: 'user' } } satisfies Case
  it.each<[string, Step, number, Case]>([
    [
      'for the password of somebody who has one ⟨directory.password⟩',
      'password',
      50058,
      { person: { password: 'a long one' } },
    ],
    [
      'for a new password when it is expired ⟨directory.expired-password⟩',
      'new-password',
      50055,
      { person: { passwordExpired: true } },
    ],
    ['for a new password by a policy', 'new-password', 50055, { tenant: policy('password-change') }],
    ['for a second factor ⟨directory.mfa⟩', 'second-factor', 50076, { tenant: policy('mfa') }],
    [
      'for a second factor because the request does (acrs) ⟨authorize.claims-acrs⟩',
      'second-factor',
      50076,
      { request: { contexts: ['c1'] } },
    ],
    [
      'to enrol ⟨directory.mfa-enrol⟩',
      'enrol',
      50079,
      { tenant: policy('mfa'), person: { mfa: 'not-registered' } },
    ],
    ['for consent ⟨directory.consent⟩', 'consent', 65001, asking],
    [
      'for consent once more, with prompt=consent ⟨authorize.prompt-consent⟩',
      'consent',
      65001,
      { request: { prompt: 'consent' } },
    ],
    [
      'an administrator for consent to what only an administrator can grant',
      'consent',
      65001,
      { application: { consent: 'admin' }, person: { administrator: true } },
    ],
    [
      'for approval where only an administrator can consent ⟨directory.admin-approval⟩',
      'approval',
      90094,
      { application: { consent: 'admin' } },
    ],
    [
      'for approval where people may not consent ⟨directory.admin-approval⟩',
      'approval',
      90094,
      { ...asking, tenant: { userConsent: 'blocked' } },
    ],
    [
      'for approval where assignment is required ⟨directory.assignment-consent⟩',
      'approval',
      90094,
      {
        application: {
          consent: 'user',
          assignmentRequired: true,
          assignments: [{ principal: 'mia@contoso.example' }],
        },
      },
    ],
    [
      'for approval by the workflow ⟨directory.approval-workflow⟩',
      'approval',
      90095,
      { application: { consent: 'admin' }, tenant: { adminConsentWorkflow: true } },
    ],
    [
      'silently for consent, where approval is missing',
      'approval',
      65001,
      { application: { consent: 'admin' }, request: { prompt: 'none' } },
    ],
  ])('%s (%s): %i when nobody can be asked', (_, step, code, given) =>
    expect(judge(attempt(given))).toMatchObject({ kind: 'asked', step, refusal: { code } }),
  )
  it('for approval of an application of an unverified publisher elsewhere ⟨directory.unverified-publisher⟩', () => {
    const one = attempt({ application: { ...multi, consent: 'user', publisherVerified: false } })
    expect(judge(one)).toMatchObject({ step: 'consent' })
    const other = registerTenant({ directory: one.directory, seed }, { domain: 'maker.example' })
    const foreign = { ...one.application, home: other }
    expect(judge({ ...one, application: foreign })).toMatchObject({ step: 'approval' })
  })
})

describe('rules of the directory that let pass', () => {
  it.each<[string, Case]>([
    ['an ordinary person', {}],
    ['a guest ⟨directory.guest⟩', { person: guest('open.example') }],
    ['somebody who typed the password', { person: { password: 'x' }, progress: { proofs: ['pwd'] } }],
    ['a second factor that was given', { tenant: policy('mfa'), progress: { proofs: ['pwd', 'mfa'] } }],
    [
      'a policy for another application',
      { tenant: { conditionalAccess: [{ grant: 'block', applications: ['another'] }] } },
    ],
    [
      'a policy for other people',
      { tenant: { conditionalAccess: [{ grant: 'block', people: ['max@contoso.example'] }] } },
    ],
    ['a compliant device', { tenant: policy('compliant-device'), person: { device: 'compliant' } }],
    ['a joined device', { tenant: policy('joined-device'), person: { device: 'joined' } }],
    [
      'somebody who is assigned ⟨directory.assignment⟩',
      { application: { assignmentRequired: true, assignments: [{ principal: 'MIA@contoso.example' }] } },
    ],
    [
      'a direct member of an assigned group ⟨directory.assignment⟩',
      {
        application: { assignmentRequired: true, assignments: [{ principal: 'Wiki team' }] },
        person: { groups: ['Wiki team'] },
      },
    ],
    [
      'an administrator who is not assigned ⟨directory.assignment-administrator⟩',
      { application: { assignmentRequired: true }, person: { administrator: true } },
    ],
    ['a session of an account that was locked since', { person: { locked: true }, progress: { since: 1 } }],
  ])('%s', (_, given) => expect(judge(attempt(given))).toEqual({ kind: 'pass' }))
  it('what somebody consented to, and for every scope by itself ⟨directory.consent-remembered⟩', () => {
    const one = attempt({ application: { consent: 'user' } })
    consentAs(one.application, one.record, 'openid profile https://graph.microsoft.com/user.read')
    expect(judge(one).kind).toBe('pass')
    const more = { ...one, request: { ...one.request, scope: `${one.request.scope} Mail.Read` } }
    expect(judge(more)).toMatchObject({ step: 'consent' })
  })
  it('what an administrator consented to for everybody', () => {
    const one = attempt({ application: { consent: 'admin' } })
    consentForAll(one.application, one.tenant, one.request.scope)
    expect(judge(one).kind).toBe('pass')
  })
})

it('a session is too old by the sign-in frequency of a policy ⟨directory.sign-in-frequency⟩', () => {
  const one = attempt({
    tenant: { conditionalAccess: [{ signInFrequency: '1h' }] },
    progress: { since: 1_000 },
  })
  expect(outlived(one, 1_000_000 + 3_600_000)).toBeUndefined()
  expect(outlived(one, 1_000_000 + 3_600_001)).toEqual({ signInFrequency: '1h' })
  expect(outlived({ ...one, progress: { ...one.progress, since: undefined } }, 9e12)).toBeUndefined()
})
