import { registerApplication } from '../directory/application.ts'
import { addSecret } from '../directory/credentials.ts'
import { createDirectory, type LiveAuthority } from '../directory/directory.ts'
import { addPerson } from '../directory/person.ts'
import { registerTenant } from '../directory/tenant.ts'
import { makeSeed } from '../seed.ts'

/** A client ID that is registered nowhere. */
export const otherClient = '11111111-2222-4333-8444-555555555555'

/**
 * A directory without a server, its clock stopped, for tables of tests: one tenant, one person, and
 * applications that differ in one thing each.
 * @param now milliseconds since the epoch
 */
export const makeDirectory = (now: number = Date.UTC(2026, 5, 1)) => {
  const directory = createDirectory()
  const seed = makeSeed('tables')
  const home = registerTenant({ directory, seed }, {})
  home.clock.freeze(new Date(now))
  const register = (options: Parameters<typeof registerApplication>[3]) =>
    registerApplication(directory, seed, home, options)
  const application = register({ redirectUris: ['https://app.example/callback'] })
  const expired = addSecret(seed, 1, application, { expiresIn: '0s' })
  const secret = addSecret(seed, 2, application)
  addPerson({ directory, seed }, home, { userPrincipalName: 'mia@contoso.example' })
  const [person] = home.people.values()
  if (person === undefined) throw new TypeError('the directory did not keep the person')
  const authority: LiveAuthority = { kind: 'tenant', segment: home.id, tenant: home }
  return {
    directory,
    seed,
    home,
    authority,
    application,
    bare: register({}),
    shared: register({
      redirectUris: ['https://app.example/callback'],
      signInAudience: 'AzureADMultipleOrgs',
    }),
    person,
    secret,
    expired,
  }
}
