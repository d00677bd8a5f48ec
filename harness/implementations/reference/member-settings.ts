/** What an administrator decides about members beside the connection itself. */

/** From the least to the most privileged. */
export const roles = ['read', 'contributor', 'write', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whether `role` may do at least what `needed` may. */
export const reaches = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)

export interface RoleMapping {
  /** Path of the claim, such as `groups`, `roles` or `user.role`. */
  readonly attribute: string
  /** Values are compared to the letter: they are object IDs of groups, or values of app roles. */
  readonly roles: readonly { readonly value: string; readonly role: Role }[]
}

export interface ResourceGroupMapping {
  readonly attribute: string
  readonly groups: readonly { readonly value: string; readonly group: string; readonly role: Role }[]
}

/** A part of the content, and what somebody may do with it. */
export interface ResourceGroupRole {
  readonly group: string
  readonly role: Role
}

export interface MemberSettings {
  /** "Matching email domains": SSO is completed only with an address in one of them. Empty: with any. */
  readonly domains: readonly string[]
  /** The role of members whom no mapping matches, and of new ones. */
  readonly defaultRole: Role
  readonly roleMapping?: RoleMapping
  readonly resourceGroupMapping?: ResourceGroupMapping
}

export const defaultMemberSettings: MemberSettings = { domains: [], defaultRole: 'read' }

/** Why these settings cannot be stored; undefined when they can. Without a way to become administrator, the mapping would leave none. */
export const memberSettingsProblem = ({ roleMapping }: MemberSettings): string | undefined =>
  roleMapping === undefined || roleMapping.roles.some(({ role }) => role === 'admin')
    ? undefined
    : 'Map at least one value to the role "admin": otherwise nobody could administrate the organisation.'
