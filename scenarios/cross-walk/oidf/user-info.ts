/** Modules about UserInfo and the claims in it. */
import { module, type OidfModule } from './module.ts'

export const userInfo: readonly OidfModule[] = [
  module(
    'userinfo-invalid-sub',
    'UserInfo names another subject; the module ends with the request',
    'blind',
    ['userinfo.sub-mismatch', 'userinfo.sub-missing'],
    'Whose account it is afterwards: the module has ended by then.',
  ),
  module(
    'userinfo-bearer-header',
    'wants the access token in the Authorization header',
    'forward',
    ['userinfo.bearer-header'],
    'That it is nowhere else, the address above all.',
  ),
  module(
    'userinfo-bearer-body',
    'wants the access token in a form',
    'forward',
    [],
    'Entra does not take it there, and RFC 6750 discourages it.',
  ),
  module(
    'userinfo-signed',
    'answers UserInfo as a signed JWT; the check of the signature is not seen',
    'blind',
    [],
    'Entra answers with plain JSON; the scenario waits for the capability `signed-userinfo`.',
  ),
  module(
    'scope-userinfo-claims',
    'wants one of the scopes for claims',
    'forward',
    ['authz.scope-minimal', 'claims.email-match'],
    'That no more is asked for than a login needs, and that the address is recognised.',
  ),
  module('aggregated-claims', 'puts a claim JWT into UserInfo', 'blind', [], 'Entra sends none.'),
  module(
    'distributed-claims',
    'points from UserInfo to another endpoint',
    'forward',
    ['claims.groups-overage'],
    'The one use that Entra makes of it: the claim source of groups overage, in the ID token, which asks for Microsoft Graph. Roles stay what they were.',
  ),
]
