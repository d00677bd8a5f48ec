import type { LiveAuthority } from '../../directory/directory.ts'
import type { ApplicationRecord, PersonRecord } from '../../directory/records.ts'
import { readScope, resolveResource } from '../../minting/scopes.ts'
import type { Note, Parameters } from '../../server/exchange.ts'
import type { World } from '../../world.ts'
import type { AuthorizeRequest } from '../authorize-request.ts'
import type { Grant } from '../grants.ts'
import { mintTokens } from '../mint.ts'

interface Wish {
  readonly application: ApplicationRecord
  readonly person: PersonRecord
  readonly grant: Grant
  readonly request: AuthorizeRequest
  /** The code that travels beside the tokens; the ID token has its `c_hash`. */
  readonly code: string | undefined
}

interface FrontChannel {
  /** In Entra's order: `access_token, token_type, expires_in, scope, id_token`. */
  readonly parameters: Parameters
  readonly minted: Parameters
  readonly delivered: NonNullable<Note['delivered']>
}

/** The tokens that the authorization endpoint itself sends; nothing is minted when only a code was asked for. */
export const mintFrontChannel = async (
  world: World,
  authority: LiveAuthority,
  { application, person, grant, request, code }: Wish,
): Promise<FrontChannel> => {
  const { responseTypes, version, scope, resource, nonce, contexts, capabilities } = request
  const wanted = { accessToken: responseTypes.includes('token'), idToken: responseTypes.includes('id_token') }
  if (!wanted.accessToken && !wanted.idToken) return { parameters: {}, minted: {}, delivered: [] }
  const resolved = resolveResource(world.directory, authority, {
    version,
    scope,
    resource,
    client: application,
    at: 'sign-in',
  })
  // The request was accepted with this very scope; a resource that went away meanwhile leaves Graph.
  const known = resolved.kind === 'resource' ? resolved : undefined
  const { accessToken, idToken, life, delivered } = await mintTokens(
    world,
    {
      application,
      person,
      scope: readScope(scope),
      nonce,
      sid: grant.sid,
      authenticatedAt: grant.authenticatedAt,
      version,
      channel: 'front',
      resource: known?.resource ?? { kind: 'graph' },
      granted: known?.granted,
      capabilities,
      acrs: contexts,
      credential: 0,
      amr: grant.amr,
    },
    { ...wanted, code, clientSecret: '' },
  )
  const access: Parameters =
    accessToken === undefined
      ? {}
      : {
          access_token: accessToken,
          token_type: 'Bearer',
          expires_in: String(life),
          scope: known?.scope ?? scope,
        }
  const identity: Parameters = idToken === undefined ? {} : { id_token: idToken.token }
  return {
    parameters: { ...access, ...identity },
    minted: { ...(accessToken === undefined ? {} : { access_token: accessToken }), ...identity },
    delivered,
  }
}
