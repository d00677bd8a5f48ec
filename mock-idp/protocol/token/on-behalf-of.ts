import { createPublicKey } from 'node:crypto'
import type { Refusal } from '../../aadsts/refusal.ts'
import { accountIdOf, findAccount } from '../../directory/directory.ts'
import type { ApplicationRecord } from '../../directory/records.ts'
import { makeSid } from '../../minting/opaque.ts'
import { missing } from '../authorize-request.ts'
import { audiencesOf, isSignedBy, type ReadJwt, readJwt, textIn } from '../client-authentication/jwt.ts'
import { iso7 } from '../iso7.ts'
import { removed } from './authorization-code.ts'
import { type GrantRules, refused, type TokenRequest } from './decision.ts'
import { goOn } from './person-issue.ts'
import { accountRefusal } from './person-rules.ts'

/** The on-behalf-of flow: an application changes the access token that it was called with for one of another resource. */
export const onBehalfOf: GrantRules = {
  required: (version) => ['assertion', ...(version === 2 ? ['scope'] : [])],
  client: 'confidential',
  without: 7000218,
  redirectUri: () => undefined,
  decide: async (request, asker) => {
    const { world, authority, version, form } = request
    const { application } = asker
    const use = form['requested_token_use'] ?? ''
    if (use === '') return refused(missing('requested_token_use'))
    if (use !== 'on_behalf_of')
      return refused({
        code: 90023,
        values: { parameter: 'requested_token_use' },
        reason: `The requested_token_use ${use} is unknown.`,
      })
    const jwt = readJwt(form['assertion'] ?? '')
    if (jwt === undefined) return refused({ code: 50027, reason: 'The assertion is no JWT.' })
    const tenant = world.directory.tenants.get(textIn(jwt.claims, 'tid') ?? '')
    const person = findAccount(world.directory, `${tenant?.id ?? ''}.${textIn(jwt.claims, 'oid') ?? ''}`)
    const refusal = await assertionRefusal(world, application, jwt)
    if (refusal !== undefined) return refused(refusal)
    if (person === undefined) return refused(removed(request, application.clientId, application.displayName))
    const now = person.home.clock.ms()
    const account = accountRefusal(person, { grantedAt: Number.POSITIVE_INFINITY })
    if (account !== undefined) return refused(account)
    return goOn(
      request,
      asker,
      person,
      {
        segment: authority.segment,
        clientId: application.clientId,
        accountId: accountIdOf(person),
        version,
        resource: form['resource'],
        scope: form['scope'] ?? '',
        nonce: undefined,
        amr: ['pwd'],
        sid: textIn(jwt.claims, 'sid') ?? makeSid(world.seed, `on-behalf-of:${world.serial()}`),
        authenticatedAt: Math.floor(now / 1000),
        redirectUri: undefined,
        grantedAt: now,
        usedAt: now,
      },
      { uses: undefined, again: true },
    )
  },
}

/** Whether the assertion is an access token of a person, for this application, signed by their tenant, and valid. */
const assertionRefusal = async (
  { directory }: TokenRequest['world'],
  application: ApplicationRecord,
  { text, claims }: ReadJwt,
): Promise<Refusal | undefined> => {
  if (claims['azp'] === undefined && claims['appid'] === undefined)
    return { code: 240002, reason: 'The assertion is an ID token.' }
  const tenant = directory.tenants.get(textIn(claims, 'tid') ?? '')
  const keys = (tenant?.keys.publishedKeys() ?? []).map((key) => createPublicKey(key.publicPem()))
  const { clientId: appId, displayName: appName, identifierUris } = application
  const invalid = (reason: string, because: string): Refusal => ({
    code: 50013,
    values: { appId, reason },
    reason: because,
  })
  if (keys.length === 0)
    return invalid('The key was not found.', 'The assertion is of no tenant of this mock.')
  if (!(await isSignedBy(text, keys, ['RS256'])))
    return invalid(
      'The provided signature value did not match the expected signature value.',
      'The signature of the assertion is wrong; those of tokens for Microsoft Graph always are.',
    )
  const own = [appId, `api://${appId}`, ...identifierUris].map((name) => name.toLowerCase())
  const audiences = audiencesOf(claims)
  if (!audiences.some((audience) => own.includes(audience.toLowerCase())))
    return {
      code: 500131,
      values: { appId, appName, audience: audiences.join(', ') },
      reason: `The assertion is for ${audiences.join(', ')}.`,
    }
  const now = tenant?.clock.ms() ?? 0
  const until = typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : 0
  return now < until
    ? undefined
    : {
        code: 500133,
        values: { currentTime: iso7(now), expiryTime: iso7(until) },
        reason: `The assertion expired at ${iso7(until)}.`,
      }
}
