import { timingSafeEqual } from 'node:crypto'
import type { Connection, Organisation, Role } from './store.ts'

/** Where somebody joins an organisation with single sign-on. Undefined when it has no such link. */
export const joinPath = ({ id, joinToken }: Organisation): string | undefined =>
  joinToken === undefined ? undefined : `/organizations/${id}/join/${joinToken}`

/** The invitation of the time before SSO. Undefined when there is none. */
export const invitePath = ({ id, inviteToken }: Organisation): string | undefined =>
  inviteToken === undefined ? undefined : `/organizations/${id}/invite/${inviteToken}`

const isToken = (own: string, given: string): boolean => {
  const [one, other] = [Buffer.from(own), Buffer.from(given)]
  return own !== '' && one.length === other.length && timingSafeEqual(one, other)
}

/** Whether a link was made by this organisation. A link of another one opens nothing here. */
export const isJoinToken = ({ joinToken = '' }: Organisation, token: string): boolean =>
  isToken(joinToken, token)

export const isInviteToken = ({ inviteToken = '' }: Organisation, token: string): boolean =>
  isToken(inviteToken, token)

/** Whether an invitation makes a member by itself. Once SSO is enabled it leads to SSO, like the join link. */
export const inviteSuffices = (connection: Connection | undefined): boolean => connection?.enabled !== true

/**
 * Whether somebody may go through single sign-on, at the end of which they are a member: members, and people
 * who came by the join link. Everybody else at the provider stays outside, as nobody invited them.
 */
export const maySignIn = (role: Role | undefined, joins: boolean): boolean => role !== undefined || joins

/** What opening the link does by itself: nothing. It takes a completed single sign-on. */
export const opensJoinLink = async (): Promise<void> => {}
