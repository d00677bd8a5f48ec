/** An organisation's side at the identity provider: its tenant, its people and its application. */
import type { Application, ClientSecret, Person, PersonOptions, Tenant } from '../../mock-idp/contract.ts'
import type { OrganisationReply } from '../driver.ts'
import { type Case, caseName } from '../plan/plan.ts'
import { type Character, cast, type OrganisationName } from '../scenario.ts'
import { deriveGuid } from '../seed.ts'
import { applicationOptions, groupsOption } from './entra-groups.ts'
import { homes, titles } from './people.ts'
import type { Stage } from './world.ts'

/** An identity provider's side of an organisation: a tenant with one application and its people. */
export interface Directory {
  readonly tenant: Tenant
  readonly application: Application
  readonly people: Partial<Record<Character, Person>>
  /** What was said about them, to be said again with a change. */
  readonly options: Partial<Record<Character, PersonOptions>>
  /** The secret that an administrator would enter now. */
  secret: ClientSecret
}

export type LogoutUris = Pick<
  OrganisationReply,
  'postLogoutRedirectUri' | 'frontchannelLogoutUri' | 'backchannelLogoutUri'
>

interface DirectoryRequest {
  readonly stage: Stage
  readonly one: Case
  readonly organisation: OrganisationName
  readonly label: 'subject' | 'twin'
  readonly redirectUri: string
  readonly logout: LogoutUris
  readonly emails: Readonly<Record<Character, string>>
  readonly slug: string
}

/** Registers a tenant, its people and the application with its redirect URI and first secret. */
export const makeDirectory = ({
  stage,
  one,
  organisation,
  label,
  redirectUri,
  logout: { postLogoutRedirectUri, frontchannelLogoutUri },
  emails,
  slug,
}: DirectoryRequest): Directory => {
  const { sharedTenant, sameClientId } = one.world
  /** Whose tenant it is. */
  const house: OrganisationName = sharedTenant === undefined ? organisation : 'acme'
  const labels = [caseName(one), house, label]
  const prefix = [house === 'acme' ? '' : 'globex-', label === 'twin' ? 'twin-' : ''].join('')
  const tenant = stage.entra.tenant({
    id: deriveGuid(stage.seed, 'tenant', ...labels),
    domain: `${prefix}${slug}.${stage.mailDomain}`,
    displayName: house === 'acme' ? 'Acme' : 'Globex',
    // A tenant of Entra shares Entra's keys; an identity provider that globex runs itself has its own.
    keySet: house === 'acme' || one.world.multiTenantApplication === true ? 0 : 1,
  })
  const own = cast.filter((who) => homes[who] === organisation)
  const { globexAsserts = [], globexMembers = [] } = one.world
  const asserted = organisation === 'globex' ? [...new Set([...globexAsserts, ...globexMembers])] : []
  const guests = organisation === 'acme' ? (one.world.guests ?? []) : []
  const options: Partial<Record<Character, PersonOptions>> = {}
  const people: Partial<Record<Character, Person>> = {}
  for (const who of [...own, ...asserted]) {
    const mail = one.world.mail?.[who]
    const said: PersonOptions = {
      id: deriveGuid(stage.seed, 'person', who, ...labels),
      userPrincipalName: homes[who] === house ? emails[who] : `${who}@${tenant.domain}`,
      mail: mail === undefined ? emails[who] : mail,
      displayName: titles[who],
      ...(guests.includes(who) ? { kind: 'guest' as const } : {}),
      ...groupsOption(stage.seed, one, one.world.groups?.[who]),
    }
    options[who] = said
    people[who] = tenant.person(said)
  }
  const isAcmes = sharedTenant === 'one-application' || sameClientId === true
  const clientId = deriveGuid(
    stage.seed,
    'application',
    caseName(one),
    isAcmes ? 'acme' : organisation,
    label,
  )
  const registered = tenant.applications().find((known) => known.clientId === clientId)
  if (registered !== undefined) {
    registered.addRedirectUri(redirectUri)
    return { tenant, application: registered, people, options, secret: registered.secret() }
  }
  const application = tenant.application({
    clientId,
    displayName: stage.description.name,
    redirectUris: [redirectUri, ...(postLogoutRedirectUri === undefined ? [] : [postLogoutRedirectUri])],
    ...(frontchannelLogoutUri === undefined ? {} : { logoutUrl: frontchannelLogoutUri }),
    signInAudience: one.world.multiTenantApplication === true ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    ...applicationOptions(one, stage.description, people),
  })
  return { tenant, application, people, options, secret: application.secret() }
}
