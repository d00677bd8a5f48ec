import { findAccount, findApplication, type LiveAuthority } from '../../directory/directory.ts'
import type { Engine, Visitor } from '../../engine/engine.ts'
import type { Incoming, Note } from '../../server/exchange.ts'
import type { World } from '../../world.ts'
import type { AuthorizeRequest } from '../authorize-request.ts'
import { tenantOf } from '../context.ts'
import type { Attempt } from './attempt.ts'
import type { Progress } from './progress.ts'

/** A browser in the middle of a sign-in: who asks, where, and with which request. */
export interface Situation {
  readonly world: World
  readonly incoming: Incoming
  readonly authority: LiveAuthority
  readonly request: AuthorizeRequest
  readonly engine: Engine
  readonly visitor: Visitor
  /** The kind of request, for the journal. */
  readonly message: 'authorize' | 'sign-in'
}

export const visitorOf = ({ headers, secure }: Incoming): Visitor => ({
  host: headers.host ?? 'localhost',
  secure,
  cookie: headers.cookie,
})

/** What every entry of the journal about it has. */
export const noteBase = ({
  message,
  authority,
  request,
}: Situation): Pick<Note, 'message' | 'tenant' | 'client'> => ({
  message,
  tenant: tenantOf(authority),
  client: request.clientId,
})

/** What the directory's rules judge by; undefined when person or application have gone meanwhile. */
export const attemptOf = (
  { world: { directory }, authority, request }: Situation,
  progress: Progress,
): Attempt | undefined => {
  const record = progress.accountId === undefined ? undefined : findAccount(directory, progress.accountId)
  const application = findApplication(directory, authority, request.clientId)
  if (record === undefined || application === undefined) return undefined
  return { directory, authority, tenant: record.home, application, record, request, progress }
}

/** Path of the sign-in page. */
export const pageOf = ({ authority }: Pick<Situation, 'authority'>, uid: string): string =>
  `/${authority.segment}/mock/sign-in/${uid}`
