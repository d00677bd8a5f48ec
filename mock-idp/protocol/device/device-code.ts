import { entryOf } from '../../aadsts/refusal.ts'
import { accountIdOf, type LiveAuthority } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import { deliveredWhole, isRefusalFault, type Members, tell } from '../../faults/apply.ts'
import { takeFaults } from '../../faults/select.ts'
import { withDelivered, withWholeFaults } from '../../faults/whole.ts'
import { makeCode, makeDeviceCode, makeSid, makeUserCode } from '../../minting/opaque.ts'
import type { Incoming, Note, Reply } from '../../server/exchange.ts'
import { jsonReply, refusalJson } from '../../server/replies.ts'
import type { World } from '../../world.ts'
import { missing } from '../authorize-request.ts'
import { clockOf, locate, stampOf, tenantOf, versionOf } from '../context.ts'
import type { DeviceGrant } from '../grants.ts'
import { findClient } from '../token/find-client.ts'
import { deviceCodeLife } from './life.ts'

/** Seconds between two polls. */
const interval = 5

/** `POST /{tenant}/oauth2/v2.0/devicecode` (RFC 8628), and the one of v1.0 with its other spellings. */
export const handleDeviceCode = async (world: World, incoming: Incoming): Promise<Reply> => {
  const base = { message: 'device-code', tenant: null } as const
  if (incoming.method !== 'POST') {
    const refusal = {
      code: 900561,
      values: { accepted: 'POST', method: incoming.method },
      reason: `The device authorization endpoint was called with ${incoming.method}.`,
    }
    return refusalJson(world, refusal, stampOf(world, incoming), 400, base)
  }
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalJson(world, located.refusal, stampOf(world, incoming), 400, base)
  const { authority } = located
  const { form } = incoming
  const version = versionOf(incoming)
  const found = findClient(world.directory, authority, version, form['client_id'])
  const refusal =
    found.kind === 'refused'
      ? found.refusal
      : version === 2 && (form['scope'] ?? '') === ''
        ? missing('scope')
        : undefined
  if (found.kind === 'refused' || refusal !== undefined) {
    const note = { ...base, tenant: tenantOf(authority), client: form['client_id'] }
    const stamp = stampOf(world, incoming, clockOf(authority))
    return refusalJson(world, refusal ?? missing('client_id'), stamp, 400, note)
  }
  const { application } = found
  const serial = world.serial()
  const deviceCode = makeDeviceCode(world.seed, serial)
  const userCode = makeUserCode(world.seed, serial)
  const clock = clockOf(authority) ?? application.home.clock
  const grant: DeviceGrant = {
    userCode,
    clientId: application.clientId,
    scope: form['scope'] ?? '',
    resource: form['resource'],
    version,
    segment: authority.segment,
    clock,
    expires: clock.ms() + deviceCodeLife * 1000,
    state: { kind: 'pending' },
  }
  world.grants.devices.set(deviceCode, grant)
  world.grants.userCodes.set(userCode, deviceCode)
  const automatic = signedInWithoutPage(authority)
  if (automatic !== undefined) approve(world, grant, automatic, serial)
  const uri = `${world.origin}/common/deviceauth`
  const numbers = { expires_in: deviceCodeLife, interval }
  const texts = { expires_in: String(deviceCodeLife), interval: String(interval) }
  const honest: Members = {
    user_code: userCode,
    device_code: deviceCode,
    ...(version === 2 ? { verification_uri: uri, ...numbers } : { verification_url: uri, ...texts }),
    message: `To sign in, use a web browser to open the page ${uri} and enter the code ${userCode} to authenticate.`,
  }
  const { home } = application
  const faults = takeFaults(home.faults, 'device-code', { application: application.clientId })
  const note: Note = {
    ...base,
    tenant: tenantOf(authority),
    client: application.clientId,
    outcome: 'answered',
    reason:
      automatic === undefined
        ? `The device waits for somebody to enter ${userCode}.`
        : `${automatic.person.userPrincipalName} signed in for the device without a page.`,
    minted: { device_code: deviceCode, user_code: userCode },
  }
  const onDemand = faults.find(isRefusalFault)
  if (onDemand !== undefined) {
    const { status, cause } = entryOf(onDemand.code)
    const values = { appId: application.clientId, appName: application.displayName }
    const refused = { code: onDemand.code, values, reason: `On demand: ${cause}` }
    const stamp = stampOf(world, incoming, clock)
    const reply = refusalJson(world, refused, stamp, status, { ...base, tenant: tenantOf(authority) })
    return withWholeFaults(
      withDelivered(reply, [deliveredWhole(onDemand, onDemand.code, honest)]),
      faults,
      honest,
    )
  }
  const { message, delivered } = tell(honest, faults, { hosts: world, clock })
  return withWholeFaults(jsonReply(200, message, [{ ...note, delivered }]), faults, honest)
}

const signedInWithoutPage = (authority: LiveAuthority): PersonRecord | undefined =>
  authority.kind === 'tenant' && authority.tenant.signInAs !== null
    ? authority.tenant.people.get(authority.tenant.signInAs)
    : undefined

/** Signs in the person who needs no page. The engine, which knows browsers, has no part in it. */
const approve = ({ seed, grants }: World, grant: DeviceGrant, person: PersonRecord, serial: number): void => {
  const code = makeCode(seed, serial, { tenantId: person.home.id, clientId: grant.clientId })
  const now = person.home.clock.ms()
  const { clientId, scope, resource, version, segment } = grant
  grants.codes.set(code, {
    segment,
    clientId,
    accountId: accountIdOf(person),
    version,
    resource,
    scope,
    nonce: undefined,
    amr: ['pwd'],
    challenge: undefined,
    redirectUri: '',
    sid: makeSid(seed, `device:${serial}`),
    authenticatedAt: Math.floor(now / 1000),
    issuedAt: now,
    redeemed: false,
  })
  grant.state = { kind: 'approved', code }
}
