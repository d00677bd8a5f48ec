import type { Refusal } from '../../aadsts/refusal.ts'
import { accountIdOf, findPerson } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import { makeSid } from '../../minting/opaque.ts'
import { tenantNameOf } from '../authorize-request.ts'
import { type GrantRules, refused, type TokenRequest } from './decision.ts'
import { goOn } from './person-issue.ts'

/** The password grant (ROPC): for accounts that are at home in the tenant. */
export const password: GrantRules = {
  required: (version) => [...(version === 2 ? ['scope'] : []), 'username', 'password'],
  client: 'platform',
  without: 7000218,
  elsewhere: (authority) =>
    authority.kind === 'tenant' || authority.segment === 'organizations'
      ? undefined
      : { code: 9001023, reason: `A password was sent to /${authority.segment}.` },
  redirectUri: () => undefined,
  decide: (request, asker) => {
    const { world, authority, version, form } = request
    const person = findPerson(world.directory, authority, form['username'] ?? '')
    const refusal = credentialRefusal(request, asker.application, person)
    if (refusal !== undefined || person === undefined) return refused(refusal ?? { code: 50034, reason: '' })
    const now = person.home.clock.ms()
    const { clientId } = asker.application
    return goOn(
      request,
      asker,
      person,
      {
        segment: authority.segment,
        clientId,
        accountId: accountIdOf(person),
        version,
        resource: form['resource'],
        scope: form['scope'] ?? '',
        nonce: undefined,
        amr: ['pwd'],
        sid: makeSid(world.seed, `password:${world.serial()}`),
        authenticatedAt: Math.floor(now / 1000),
        redirectUri: undefined,
        grantedAt: now,
        usedAt: now,
      },
      { uses: undefined, again: true },
    )
  },
}

const credentialRefusal = (
  { authority, form }: TokenRequest,
  { clientId: appId, displayName: appName }: { readonly clientId: string; readonly displayName: string },
  record: PersonRecord | undefined,
): Refusal | undefined => {
  const user = form['username'] ?? ''
  const values = { appId, appName, user, tenantName: tenantNameOf(authority) }
  if (record === undefined || record.person.kind !== 'member')
    return { code: 50034, values, reason: `There is no account ${JSON.stringify(user)} in the tenant.` }
  const { person } = record
  if (person.locked) return { code: 50053, values, reason: `The account ${user} is locked.` }
  if (person.password !== undefined && person.password !== form['password'])
    return { code: 50126, values, reason: `The password of ${user} is wrong.` }
  if (!person.enabled) return { code: 50057, values, reason: `The account ${user} is disabled.` }
  return person.passwordExpired
    ? { code: 50055, values, reason: `The password of ${user} has expired.` }
    : undefined
}
