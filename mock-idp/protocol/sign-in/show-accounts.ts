import { messageOf, type Refusal } from '../../aadsts/refusal.ts'
import { findApplication, peopleOf } from '../../directory/directory.ts'
import { signInPage } from '../../pages/sign-in/account-page.ts'
import { hintedPerson, matchesDomainHint } from './hints.ts'
import type { Situation } from './situation.ts'

/** People that the page offers; everybody else types a name. */
const mostPeople = 50

/**
 * The first page: who it is.
 * @param typed the name that was typed before
 * @param wrong what was wrong with it
 */
export const showAccounts = (situation: Situation, typed?: string, wrong?: Refusal): string => {
  const { world, authority, request } = situation
  const { loginHint, domainHint, clientId } = request
  const offered = peopleOf(world.directory, authority, mostPeople)
  const hinted =
    loginHint === undefined || loginHint === ''
      ? undefined
      : hintedPerson(world.directory, authority, loginHint)
  const named = offered.filter((record) => matchesDomainHint(domainHint, record))
  return signInPage({
    application: findApplication(world.directory, authority, clientId)?.displayName ?? clientId,
    tenant: authority.kind === 'tenant' ? authority.tenant.displayName : 'any organisation',
    // A hint at a domain without people would leave nobody to pick.
    people: (named.length === 0 ? offered : named).map(({ person }) => person),
    hint: typed ?? hinted?.person.signInName ?? loginHint,
    ...(wrong === undefined ? {} : { problem: messageOf(wrong) }),
  })
}
