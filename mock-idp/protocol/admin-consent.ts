import type { Refusal } from '../aadsts/refusal.ts'
import { findApplication, type LiveAuthority } from '../directory/directory.ts'
import type { Incoming, Reply } from '../server/exchange.ts'
import { refusalPage } from '../server/replies.ts'
import type { World } from '../world.ts'
import { applicationRefusal } from './authorize/application-checks.ts'
import { chooseRedirectUri } from './authorize/redirect-uri-checks.ts'
import { begin } from './authorize.ts'
import {
  type AuthorizeRequest,
  missing,
  plainRequest,
  tenantNameOf,
  unknownApplication,
} from './authorize-request.ts'
import { clockOf, locate, stampOf, tenantOf, versionOf } from './context.ts'

type Decision =
  | { readonly kind: 'go'; readonly request: AuthorizeRequest }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * `GET /{tenant}/adminconsent` and `/{tenant}/v2.0/adminconsent`: an administrator signs in and consents for
 * everybody in the tenant. Mistakes in the request are pages.
 */
export const handleAdminConsent = async (world: World, incoming: Incoming): Promise<Reply> => {
  const located = locate(world, incoming.segment)
  if (located.kind === 'refused')
    return refusalPage(located.refusal, stampOf(world, incoming), { message: 'authorize', tenant: null })
  const { authority } = located
  const decision = decide(world, authority, incoming)
  if (decision.kind === 'go') return begin(world, incoming, authority, decision.request)
  const note = {
    message: 'authorize',
    tenant: tenantOf(authority),
    client: incoming.query['client_id'],
  } as const
  return refusalPage(decision.refusal, stampOf(world, incoming, clockOf(authority)), note)
}

const decide = ({ directory }: World, authority: LiveAuthority, incoming: Incoming): Decision => {
  const { client_id: clientId = '', redirect_uri: asked, state, scope } = incoming.query
  const version = versionOf(incoming)
  const refused = (refusal: Refusal): Decision => ({ kind: 'refused', refusal })
  if (clientId === '') return refused(missing('client_id'))
  const application = findApplication(directory, authority, clientId)
  if (application === undefined) return refused(unknownApplication(clientId, tenantNameOf(authority)))
  const misplaced = applicationRefusal({ application, authority, version })
  if (misplaced !== undefined) return refused(misplaced)
  const choice = chooseRedirectUri(application, asked)
  if (choice.kind === 'refused') return refused(choice.refusal)
  if (version === 2 && (scope ?? '').trim() === '') return refused(missing('scope'))
  return {
    kind: 'go',
    request: {
      ...plainRequest,
      version,
      responseTypes: [],
      responseMode: 'query',
      redirectUri: choice.redirectUri,
      state,
      device: undefined,
      resource: undefined,
      clientId: application.clientId,
      scope: scope ?? '.default',
      // Whoever consents for a tenant is asked who they are.
      prompt: 'select_account',
      adminConsent: true,
    },
  }
}
