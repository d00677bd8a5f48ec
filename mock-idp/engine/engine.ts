import type { IncomingMessage } from 'node:http'
import type { AuthorizeRequest } from '../protocol/authorize-request.ts'
import { cookiesOf, type EngineRequest, engineMessages, withCookies } from './call.ts'
import { carrier, carry, readCarried } from './carried.ts'
import { cookieNames } from './cookie-names.ts'
import {
  innerMode,
  innerRedirectUri,
  innerResponseType,
  innerScope,
  makeProvider,
  type Outcome,
  type ProviderOptions,
} from './provider.ts'

/** Where a request came from, as far as the engine has to know. */
export interface Visitor {
  readonly host: string
  readonly secure: boolean
  readonly cookie: string | undefined
}

export interface EngineAnswer {
  readonly outcome: Outcome
  /** Lines for Set-Cookie. */
  readonly cookies: readonly string[]
}

/**
 * The protocol engine of one tenant: sessions, interactions, prompts.
 * It knows nothing of Entra, and its words never leave this folder.
 */
export interface Engine {
  /** @param ask shows the sign-in page even to somebody who is signed in: something is still to be asked */
  begin(visitor: Visitor, request: AuthorizeRequest, ask?: boolean): Promise<EngineAnswer>
  /** The request that waits behind a sign-in page; undefined when the page is too old or of another browser. */
  waiting(visitor: Visitor, uid: string): Promise<AuthorizeRequest | undefined>
  /** @param authenticatedAt seconds; of a sign-in that only goes on in a session. Default: now */
  finish(
    visitor: Visitor,
    uid: string,
    accountId: string,
    authenticatedAt?: number | undefined,
  ): Promise<EngineAnswer>
  cancel(visitor: Visitor, uid: string): Promise<void>
  /** The engine's name of the session of this browser, if there is one. */
  sessionsOf(visitor: Visitor): Promise<readonly string[]>
  /** Ends the session of this browser, and returns the engine's name of it, if there was one. */
  endSession(visitor: Visitor): Promise<readonly string[]>
}

export const createEngine = (options: ProviderOptions): Engine => {
  const { segment, seconds } = options
  const outcomes = new WeakMap<IncomingMessage, Outcome>()
  const provider = makeProvider(options, outcomes)
  const run = provider.callback()
  const names = cookieNames(segment)

  const call = async (request: EngineRequest): Promise<EngineAnswer> => {
    const { incoming, outgoing } = engineMessages(request)
    await run(incoming, outgoing)
    const outcome = outcomes.get(incoming) ?? {
      kind: 'error',
      error: 'server_error',
      description: 'the engine gave no answer',
    }
    return { outcome, cookies: cookiesOf(outgoing) }
  }
  const messagesOf = (visitor: Visitor) => engineMessages({ path: '/', segment, ...visitor })

  const interaction = async (visitor: Visitor, uid: string) => {
    const { incoming, outgoing } = messagesOf(visitor)
    try {
      const found = await provider.interactionDetails(incoming, outgoing)
      return found.uid === uid ? found : undefined
    } catch {
      return undefined
    }
  }

  const sessions = async ({ cookie = '' }: Visitor) => {
    const ids = cookie
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${names.session}=`))
      .map((pair) => pair.slice(names.session.length + 1))
    const found = await Promise.all(ids.map((id) => provider.Session.find(id)))
    return found.filter((session) => session !== undefined)
  }

  return {
    begin: (visitor, request, ask = false) => {
      const prompt = ask ? 'consent' : request.prompt
      const query = new URLSearchParams({
        client_id: request.clientId,
        response_type: innerResponseType,
        redirect_uri: innerRedirectUri,
        response_mode: innerMode,
        scope: innerScope,
        [carrier]: carry(request),
        ...(prompt === undefined ? {} : { prompt }),
      })
      return call({ path: `/oauth2/v2.0/authorize?${query}`, segment, ...visitor })
    },
    waiting: async (visitor, uid) => readCarried((await interaction(visitor, uid))?.params),
    finish: async (visitor, uid, accountId, authenticatedAt = seconds()) => {
      const found = await interaction(visitor, uid)
      if (found === undefined)
        return {
          outcome: { kind: 'error', error: 'expired', description: 'the sign-in page is too old' },
          cookies: [],
        }
      if (found.session !== undefined && found.session.accountId !== accountId) {
        // Another person takes over this browser: the engine would ask, Entra does not.
        await (await provider.Session.findByUid(found.session.uid))?.destroy()
        found.session = undefined
      }
      found.result = {
        login: { accountId, remember: false, ts: authenticatedAt },
        select_account: {},
        consent: {},
      }
      await found.persist()
      // The browser would send the resume cookie at the engine's own path only; the page's cookie has proved whose it is.
      const cookie = withCookies(visitor.cookie, [`${names.resume}=${uid}`])
      return call({ path: `/oauth2/v2.0/authorize/${uid}`, segment, ...visitor, cookie })
    },
    cancel: async (visitor, uid) => {
      await (await interaction(visitor, uid))?.destroy()
    },
    sessionsOf: async (visitor) => (await sessions(visitor)).map(({ uid }) => uid),
    endSession: async (visitor) => {
      const found = await sessions(visitor)
      for (const session of found) await session.destroy()
      return found.map(({ uid }) => uid)
    },
  }
}
