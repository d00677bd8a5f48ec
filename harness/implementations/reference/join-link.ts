import { timingSafeEqual } from 'node:crypto'
import type { Organisation, Role } from './store.ts'

/** Where somebody joins an organisation with single sign-on. Undefined when it has no such link. */
export const joinPath = ({ id, joinToken }: Organisation): string | undefined =>
  joinToken === undefined ? undefined : `/organizations/${id}/join/${joinToken}`

/** Whether a link was made by this organisation. A link of another one opens nothing here. */
export const isJoinToken = ({ joinToken = '' }: Organisation, token: string): boolean => {
  const [own, given] = [Buffer.from(joinToken), Buffer.from(token)]
  return joinToken !== '' && own.length === given.length && timingSafeEqual(own, given)
}

/**
 * Whether somebody may go through single sign-on, at the end of which they are a member: members, and people
 * who came by the join link. Everybody else at the provider stays outside, as nobody invited them.
 */
export const maySignIn = (role: Role | undefined, joins: boolean): boolean => role !== undefined || joins

/** What opening the link does by itself: nothing. It takes a completed single sign-on. */
export const opensJoinLink = async (): Promise<void> => {}
