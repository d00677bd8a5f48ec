import type { PersonRecord } from '../../directory/records.ts'
import { type Resolution, resolveResource } from '../../minting/scopes.ts'
import { readClaimsParameter } from '../authorize/claims-parameter.ts'
import type { CodeGrant, Grant, RefreshGrant } from '../grants.ts'
import type { Asker, GrantDecision, PersonIssue, TokenRequest } from './decision.ts'
import { refused } from './decision.ts'
import { policyRefusal } from './person-rules.ts'

const oidcScopes = ['openid', 'profile', 'email', 'offline_access']

/**
 * The scope that a request asks for: its own, with the OpenID scopes that were granted before; without one, what
 * was granted.
 */
const scopeNow = (asked: string | undefined, granted: string): string =>
  asked === undefined || asked.trim() === ''
    ? (asked ?? granted)
    : [asked, ...granted.split(' ').filter((word) => oidcScopes.includes(word))].join(' ')

/** The resource that a request goes on with: the one that it names, or the one that was granted. */
export const resolveNow = (
  { world, authority, version, form }: TokenRequest,
  { application }: Pick<Asker, 'application'>,
  granted: { readonly scope: string; readonly resource: string | undefined },
): Resolution =>
  resolveResource(world.directory, authority, {
    version,
    scope: scopeNow(form['scope'], granted.scope),
    resource: version === 1 ? (form['resource'] ?? granted.resource) : form['resource'],
    client: application,
    at: form['scope'] === undefined ? 'sign-in' : 'token',
  })

/** Goes on with what a person granted: another resource, another scope. Everything else was checked before. */
export const goOn = (
  request: TokenRequest,
  asker: Asker,
  person: PersonRecord,
  grant: CodeGrant | RefreshGrant,
  how: {
    readonly uses: PersonIssue['uses']
    readonly forgotten?: Extract<GrantDecision, { kind: 'go' }>['forgotten']
    /** Whether policies, assignment and consent are asked again. */
    readonly again: boolean
  },
): GrantDecision => {
  const resolved = resolveNow(request, asker, grant)
  if (resolved.kind === 'refused') return resolved
  const { form, version } = request
  const claims = readClaimsParameter(form['claims'])
  if (claims === undefined)
    return refused({
      code: 90100,
      values: { parameter: 'claims' },
      reason: 'The parameter claims is not valid JSON.',
    })
  const capabilities = claims.capabilities.length > 0 ? claims.capabilities : grant.capabilities
  const resource = version === 1 ? (form['resource'] ?? grant.resource) : grant.resource
  const asked = scopeNow(form['scope'], grant.scope)
  const grantedAt = 'usedAt' in grant ? grant.grantedAt : grant.issuedAt
  const facts = { grantedAt, authenticatedAt: grant.authenticatedAt, amr: grant.amr }
  const refusal = how.again
    ? policyRefusal(
        asker.application,
        person,
        facts,
        resolved.resource,
        version === 1 ? `${asked} ${resource ?? ''}`.trim() : asked,
      )
    : undefined
  if (refusal !== undefined) return refused(refusal)
  return {
    kind: 'go',
    forgotten: how.forgotten ?? [],
    issue: {
      kind: 'person',
      person,
      granted: grant.scope,
      asked,
      resolved,
      resource,
      ...of(grant, capabilities),
      redirectUri: grant.redirectUri === '' ? undefined : grant.redirectUri,
      grantedAt,
      uses: how.uses,
    },
  }
}

const of = (
  { nonce, sid, authenticatedAt, amr, acrs }: Grant,
  capabilities: readonly string[] | undefined,
) => ({
  nonce,
  sid,
  authenticatedAt,
  amr,
  ...(acrs === undefined ? {} : { acrs }),
  ...(capabilities === undefined ? {} : { capabilities }),
})
