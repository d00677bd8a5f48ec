import type { Character, OrganisationName, OrganisationSettings } from './organisation.ts'

/** Groups by name, or so many of one's own. */
export type GroupsAtEntra = readonly string[] | number

export interface World {
  /** The product is reached over https. Needs `https-rp`. */
  readonly https?: true
  /** Default: only acme. */
  readonly organisations?: readonly OrganisationName[]
  /** Mail attribute of people at Entra where it differs from their address in the product; null is no mailbox. */
  readonly mail?: Partial<Record<Character, string | null>>
  /** Groups of people at Entra; with any, tokens list them. */
  readonly groups?: Partial<Record<Character, GroupsAtEntra>>
  /** App roles of people at Entra. */
  readonly appRoles?: Partial<Record<Character, readonly string[]>>
  /** Further addresses of people in the product. */
  readonly addresses?: Partial<
    Record<Character, readonly { readonly email: string; readonly confirmed: boolean }[]>
  >
  /** People of acme who are guests in its tenant: they sign in with an address of another domain. */
  readonly guests?: readonly Character[]
  /** Optional claims that the application asks of ID tokens. */
  readonly optionalClaims?: readonly (
    | string
    | { readonly name: string; readonly additionalProperties: readonly string[] }
  )[]
  /** What acme's administrator has set in the product. */
  readonly settings?: OrganisationSettings
  /** The application in Entra accepts people of other tenants. */
  readonly multiTenantApplication?: boolean
  /** People exist in globex's tenant under the addresses of acme's people. */
  readonly globexAsserts?: readonly Character[]
  /** Acme's people who are members of globex as well. */
  readonly globexMembers?: readonly Character[]
  /** Globex's people who are administrators of acme as well. */
  readonly acmeAdministrators?: readonly Character[]
  /** Globex has no tenant of its own: its people are in acme's, with an application of their own or with acme's. */
  readonly sharedTenant?: 'two-applications' | 'one-application'
  /** Both organisations have the same client ID, each at its own identity provider. */
  readonly sameClientId?: true
  /**
   * There are servers on this machine to which only a lie leads. `{{canary.url}}` stands for a stranger's on the
   * internet: every address below it answers with a key set of the attacker's. 127.0.0.1:`{{internal.port}}`
   * stands for a service in the product's own network. Both count (`canary-untouched`).
   */
  readonly canary?: true
}
