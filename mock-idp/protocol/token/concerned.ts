import { findAccount, findApplication, findPerson, type LiveAuthority } from '../../directory/directory.ts'
import type { PersonRecord } from '../../directory/records.ts'
import type { Incoming, Parameters } from '../../server/exchange.ts'
import type { World } from '../../world.ts'
import { readCredentials } from '../client-authentication/credentials.ts'
import type { Grant, Grants } from '../grants.ts'

/** Whom a token request concerns, as far as the request tells before it is checked: faults are chosen by it. */
export const whomItConcerns = (
  { directory, grants }: Pick<World, 'directory' | 'grants'>,
  authority: LiveAuthority,
  incoming: Incoming,
) => {
  const { form } = incoming
  const application = readCredentials(incoming).clientId?.toLowerCase()
  const grant = grantBehind(grants, form)
  const person: PersonRecord | undefined =
    grant === undefined
      ? form['username'] === undefined
        ? undefined
        : findPerson(directory, authority, form['username'])
      : findAccount(directory, grant.accountId)
  const home =
    person?.home ??
    (authority.kind === 'tenant'
      ? authority.tenant
      : findApplication(directory, authority, application ?? '')?.home)
  return { tenant: home, application, person: person?.person.id }
}

const grantBehind = (grants: Grants, form: Parameters): Grant | undefined => {
  switch (form['grant_type']) {
    case 'authorization_code':
      return grants.codes.get(form['code'] ?? '')
    case 'refresh_token':
      return grants.refreshTokens.get(form['refresh_token'] ?? '')
    default: {
      const device = grants.devices.get(form['device_code'] ?? form['code'] ?? '')
      return device?.state.kind === 'approved' ? grants.codes.get(device.state.code) : undefined
    }
  }
}
