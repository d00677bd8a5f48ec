/** Modules about the end of a session. */
import { module, type OidfModule } from './module.ts'

const logoutWaits =
  'No scenario yet: the product has to offer it (capability `backchannel-logout` or `frontchannel-logout`).'

export const logout: readonly OidfModule[] = [
  module(
    'rp-init-logout',
    'sends the browser back with its state',
    'blind',
    ['logout.rp-initiated', 'logout.local-ends-sso'],
    'That the product’s own session is over before Entra has answered, also for a copy of its cookies.',
  ),
  module(
    'rp-init-logout-no-state',
    'sends it back without state',
    'blind',
    ['logout.post-logout-state'],
    'That the person stays signed out and sees a page; the module has ended by then.',
  ),
  module(
    'rp-init-logout-other-state',
    'sends it back with another state',
    'blind',
    ['logout.post-logout-state'],
    'The same.',
  ),
  module('rp-backchannel-rpinitlogout', 'sends a valid logout token', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-alg-none', 'does not sign it', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-alg', 'swaps the algorithm', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-iss', 'changes "iss"', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-aud', 'changes "aud"', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-no-event', 'leaves "events" out', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-wrong-event', 'names another event', 'answer', [], logoutWaits),
  module('rp-backchannel-rpinitlogout-with-nonce', 'adds a nonce', 'answer', [], logoutWaits),
  module('rp-frontchannel-rpinitlogout', 'loads the logout URL in a hidden frame', 'human', [], logoutWaits),
  module('rp-frontchannel-opinitlogout', 'the same, begun by the provider', 'human', [], logoutWaits),
  module(
    'session-management',
    'watches the session in a frame',
    'forward',
    [],
    'Entra has no `check_session_iframe`, and browsers block the cookies that it would need.',
  ),
]
