/**
 * The decisions of the product that are easy to get wrong, in one place. The product asks these and nothing
 * else, so each can be replaced by a wrong one (see flaws.ts) without a switch in the code that is right.
 */
import type { Request, Response } from 'express'
import { privateAccess, publicAccess, type SsoState, settingsAccess, type Visitor } from './access.ts'
import { sameAddress } from './addresses.ts'
import { readBearer } from './api-tokens.ts'
import { attributeValues } from './attributes.ts'
import { auditEntry } from './audit.ts'
import { openBackChannel } from './back-channel.ts'
import { begin } from './begin.ts'
import { differs, isGreen, mayDelete, mayEnable, secretToStore, shownSecret } from './connection.ts'
import { mayExempt } from './external-members.ts'
import { answerFailure } from './failed-login.ts'
import type { Failure } from './failure.ts'
import { receiveFormPost } from './form-post.ts'
import {
  emailOf,
  fitsLinks,
  type IdentityRules,
  isInDomains,
  linkScope,
  personOf,
  unlink,
  vouchesForEmail,
} from './identity.ts'
import { readIssuer } from './issuer.ts'
import { inviteSuffices, maySignIn, opensJoinLink } from './join-link.ts'
import { keepOut, refuseProgram } from './keep-out.ts'
import { endsLogin } from './logins.ts'
import {
  type LogoutTokenChecks,
  logoutTokenChecks,
  memoryUsedTokens,
  verifyLogoutToken,
} from './logout-token.ts'
import { memberSettingsProblem } from './member-settings.ts'
import { resourceGroupsAfterLogin, roleAfterLogin } from './membership.ts'
import { loadMetadata } from './metadata.ts'
import { pasted } from './pasted.ts'
import { readFrontChannel } from './provider-logout.ts'
import { quotable } from './quote.ts'
import { clientAuthentication, redeem } from './redeem.ts'
import { returnPath } from './return-path.ts'
import { refuseCrossSite, securityHeaders } from './security-headers.ts'
import { beginSession, endSession, renewSession, sessionCookie, ssoState } from './session.ts'
import { readSettings } from './settings-form.ts'
import { afterReturn, endSessionUrl } from './sign-out.ts'
import type { Account, Connection, Role, Store } from './store.ts'
import { settingsPath } from './test-result.ts'
import { memoryTransactions, type Purpose, type Transaction } from './transactions.ts'
import { addUserInfo } from './user-info.ts'

export interface Rules extends IdentityRules {
  /** What was typed or pasted, without what came along by mistake. */
  readonly pasted: typeof pasted
  /** What was pasted into the field "Issuer URL". */
  readonly readIssuer: typeof readIssuer
  /** How the product asks identity providers, and which it may ask. */
  readonly openBackChannel: typeof openBackChannel
  /** Fetches the metadata document, and believes it or not. */
  readonly loadMetadata: typeof loadMetadata
  /** What was typed into the settings: values, or what is wrong with them. */
  readonly readSettings: typeof readSettings
  /** Whether a change makes other settings, which have to be tested again. */
  readonly differs: typeof differs
  readonly isGreen: typeof isGreen
  readonly mayEnable: typeof mayEnable
  /** Whether the settings may be deleted. */
  readonly mayDelete: typeof mayDelete
  /** What the audit trail says of something that happened. */
  readonly auditEntry: typeof auditEntry
  /** What the form shows in the field "Client secret". */
  readonly shownSecret: typeof shownSecret
  /** Which secret is stored; undefined when it has to be entered again. */
  readonly secretToStore: typeof secretToStore
  /** What is shown of the identity provider's own words. */
  readonly quotable: typeof quotable
  /** How the product authenticates at the token endpoint. */
  readonly clientAuthentication: typeof clientAuthentication
  /** The client secret that authenticates the product. */
  readonly clientSecret: (connection: Connection, organisation: string, purpose: Purpose) => string
  /** Starts a sign-in, and says where the browser goes. */
  readonly begin: typeof begin
  /** Keeps sign-ins that are on their way, each bound to one browser session and used once. */
  readonly transactions: typeof memoryTransactions
  /** Takes an answer that another site's page posts. */
  readonly receiveFormPost: typeof receiveFormPost
  /** Exchanges the code and validates the ID token, alike for a test and a login. */
  readonly redeem: typeof redeem
  /** Takes the address from UserInfo where the ID token has none. */
  readonly addUserInfo: typeof addUserInfo
  /** Whether an answer that arrived for an organisation belongs to a sign-in of that organisation. */
  readonly isOwnAnswer: (transaction: Transaction, organisation: string) => boolean
  /** Whether somebody may go through single sign-on at all. */
  readonly maySignIn: (role: Role | undefined, joins: boolean, account: Account) => boolean
  /** What opening the join link does by itself. */
  readonly opensJoinLink: (store: Store, organisation: string, account: Account) => Promise<void>
  /** Whether an old invitation makes somebody a member without SSO. */
  readonly inviteSuffices: typeof inviteSuffices
  /** Why these settings of members cannot be stored. */
  readonly memberSettingsProblem: typeof memberSettingsProblem
  /** Whether an account may be used. */
  readonly isUsable: (account: Account) => boolean
  /** Whether a test counts as passed. */
  readonly testPassed: (failure: Failure | undefined) => boolean
  /** What this browser has completed for an organisation. */
  readonly ssoState: typeof ssoState
  /** Gives a browser that has completed SSO another session identifier. */
  readonly renewSession: typeof renewSession
  /** Begins the session of somebody who has signed in here. */
  readonly beginSession: typeof beginSession
  /** Signs somebody out. */
  readonly endSession: typeof endSession
  /** Whether a request to the sign-out address signs somebody out. */
  readonly maySignOut: (request: Request) => boolean
  /** Where to go after signing out: what a request asks for, or the fallback. */
  readonly afterSignOut: typeof returnPath
  /** Where the provider signs somebody out. */
  readonly endSessionUrl: typeof endSessionUrl
  /** Where to go when somebody comes back from signing out there. */
  readonly afterReturn: typeof afterReturn
  /** Checks the signature of a logout token. */
  readonly verifyLogoutToken: typeof verifyLogoutToken
  /** What else has to be right about it. */
  readonly logoutTokenChecks: LogoutTokenChecks
  /** Remembers which logout tokens came already. */
  readonly usedLogoutTokens: typeof memoryUsedTokens
  /** What a front-channel logout says. */
  readonly readFrontChannel: typeof readFrontChannel
  /** Whether what a provider says ends a login. */
  readonly endsLogin: typeof endsLogin
  /** Whether somebody whom the provider refused is sent there again without being asked. */
  readonly retries: (failure: Failure) => boolean
  /** What a failed login leaves in the session. */
  readonly stateAfterFailure: (
    before: SsoState | undefined,
    failure: Failure,
    connection: Connection,
    now: number,
  ) => SsoState
  /** What the token says at the path of a mapping. */
  readonly attributeValues: typeof attributeValues
  readonly roleAfterLogin: typeof roleAfterLogin
  readonly resourceGroupsAfterLogin: typeof resourceGroupsAfterLogin
  /** What a link to a person at the provider belongs to. */
  readonly linkScope: typeof linkScope
  /** Answers somebody who stays outside. */
  readonly keepOut: typeof keepOut
  /** Answers a login that did not work. */
  readonly answerFailure: typeof answerFailure
  /** Whether to go where a link asks to return to. */
  readonly returnPath: typeof returnPath
  /** Takes the browser from the callback to the page that was asked for. */
  readonly leaveCallback: (response: Response, returnTo: string, person: Account) => void
  /** Takes the browser from the callback of a test to where the administrator reads how it ended. */
  readonly leaveTest: (response: Response, organisation: string) => void
  /** The cookie that names a browser's session. */
  readonly sessionCookie: typeof sessionCookie
  /** Headers for every answer. */
  readonly securityHeaders: typeof securityHeaders
  readonly privateAccess: (visitor: Visitor) => ReturnType<typeof privateAccess>
  /** Who may exempt a member from SSO. */
  readonly mayExempt: typeof mayExempt
  /** Forgets whom an account is at the provider. */
  readonly unlink: typeof unlink
  /** Whom a bearer token speaks for. */
  readonly readBearer: typeof readBearer
  /** What a program is told that is kept out. */
  readonly refuseProgram: typeof refuseProgram
  readonly publicAccess: (visitor: Visitor) => ReturnType<typeof publicAccess>
  /** Who may see and change the settings. */
  readonly settingsAccess: typeof settingsAccess
  /** Refuses forms that another site sends in somebody's browser. */
  readonly refuseCrossSite: typeof refuseCrossSite
  /** The redirect URI that the settings tell the administrator to register. */
  readonly shownRedirectUri: (redirectUri: string) => string
}

/** The right decisions. */
export const soundRules: Rules = {
  openBackChannel,
  pasted,
  readIssuer,
  loadMetadata,
  readSettings,
  differs,
  isGreen,
  mayEnable,
  mayDelete,
  auditEntry,
  shownSecret,
  secretToStore,
  quotable,
  clientAuthentication,
  clientSecret: ({ clientSecret }) => clientSecret,
  begin,
  transactions: memoryTransactions,
  receiveFormPost,
  redeem,
  addUserInfo,
  isOwnAnswer: (transaction, organisation) => transaction.organisation === organisation,
  maySignIn,
  opensJoinLink,
  inviteSuffices,
  memberSettingsProblem,
  isUsable: ({ disabled }) => disabled !== true,
  testPassed: (failure) => failure === undefined,
  ssoState,
  renewSession,
  beginSession,
  endSession,
  maySignOut: ({ method }) => method === 'POST',
  afterSignOut: returnPath,
  endSessionUrl,
  afterReturn,
  verifyLogoutToken,
  logoutTokenChecks,
  usedLogoutTokens: memoryUsedTokens,
  readFrontChannel,
  endsLogin,
  retries: () => false,
  stateAfterFailure: (before) => before ?? { status: 'asked' },
  keepOut,
  answerFailure,
  returnPath,
  leaveCallback: (response, returnTo) => response.redirect(303, returnTo),
  leaveTest: (response, organisation) => response.redirect(303, settingsPath(organisation)),
  sessionCookie,
  securityHeaders,
  emailOf,
  vouchesForEmail,
  isInDomains,
  sameAddress,
  personOf,
  fitsLinks,
  linkScope,
  attributeValues,
  roleAfterLogin,
  resourceGroupsAfterLogin,
  privateAccess,
  mayExempt,
  readBearer,
  unlink,
  refuseProgram,
  publicAccess,
  settingsAccess,
  refuseCrossSite,
  shownRedirectUri: (redirectUri) => redirectUri,
}
