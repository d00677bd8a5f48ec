/** What the cast is called, and what an administrator sets for an organisation. */

/** The cast. Each scenario gets people of its own, so that no scenario meets what another left behind. */
export const cast = ['ada', 'mia', 'max', 'pat', 'eve'] as const
/**
 * ada: administrator of acme · mia, max: members of acme · pat: has an account, is a member of nothing ·
 * eve: administrator of globex, hostile.
 */
export type Character = (typeof cast)[number]

export const organisations = ['acme', 'globex'] as const
export type OrganisationName = (typeof organisations)[number]

/** What a member may do, from the least to the most. */
export const productRoles = ['read', 'contributor', 'write', 'admin'] as const
export type ProductRole = (typeof productRoles)[number]

/** What an administrator sets for an organisation beside the connection. Texts may name `{{group.engineers}}` and the like. */
export interface OrganisationSettings {
  /** Whether members need SSO once it is enabled. Default: enforced. With `has-optional-mode`. */
  readonly mode?: 'enforced' | 'optional'
  /** Matching e-mail domains: SSO is completed only with an address in one of them. */
  readonly domains?: readonly string[]
  /** The role of members whom no mapping matches. Default: read. */
  readonly defaultRole?: ProductRole
  readonly roleMapping?: {
    /** Path of the claim, such as `groups` or `user.role`. */
    readonly attribute: string
    readonly roles: readonly { readonly value: string; readonly role: ProductRole }[]
  }
  /** How Entra is asked to answer. Default: as the product does. Needs `form-post`. */
  readonly responseMode?: 'form_post'
  readonly resourceGroupMapping?: {
    readonly attribute: string
    readonly groups: readonly { readonly value: string; readonly group: string; readonly role: ProductRole }[]
  }
}
