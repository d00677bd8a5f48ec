/** Modules about discovery, registration, keys and request objects. */
import { module, type OidfModule } from './module.ts'

export const discovery: readonly OidfModule[] = [
  module(
    'discovery-openid-config',
    'serves metadata; ends when it is fetched',
    'forward',
    ['discovery.issuer-url-happy', 'discovery.metadata-url-pasted'],
    'That the settings go green with it, whichever of the two addresses an administrator pastes.',
  ),
  module(
    'discovery-jwks-uri-keys',
    'has its keys at a random address',
    'forward',
    ['jwks.several-keys', 'idtoken.unknown-key-known-kid'],
    'That the keys are used, and not only fetched.',
  ),
  module(
    'discovery-issuer-mismatch',
    'lengthens the issuer of the metadata',
    'silence',
    ['discovery.issuer-mismatch', 'discovery.issuer-near-miss'],
    'That the settings say so when they are entered; near misses one by one.',
  ),
  module(
    'discovery-webfinger-acct',
    'is found by an "acct:" identifier',
    'forward',
    [],
    'An organisation’s administrator enters the issuer; nothing is discovered from what a person types.',
  ),
  module('discovery-webfinger-url', 'is found by a URL', 'forward', [], 'As the one before.'),
  module(
    'dynamic-registration',
    'registers clients',
    'forward',
    [],
    'Entra has no dynamic registration; an administrator registers the application by hand.',
  ),
  module(
    'signing-key-rotation',
    'has new keys at the second login',
    'forward',
    ['jwks.rollover-between-logins', 'jwks.emergency-removal'],
    'That the member is in after the rollover, and that a withdrawn key is dropped.',
  ),
  module(
    'signing-key-rotation-just-before-signing',
    'has new keys in the middle of a login',
    'forward',
    ['jwks.rollover-during-login', 'jwks.unknown-kid-storm'],
    'That the keys are fetched again, and only once for a "kid" that nobody knows.',
  ),
  module(
    'request-uri-signed-rs256',
    'wants a signed request object by reference',
    'forward',
    [],
    'Entra does not support request objects (`request_uri_parameter_supported` is false).',
  ),
  module(
    'request-uri-signed-none',
    'wants an unsigned request object by reference',
    'forward',
    [],
    'As the one before.',
  ),
  module(
    '3rd-party-init-login',
    'sends the browser to the product’s `initiate_login_uri`',
    'forward',
    [],
    'The scenario waits for a product that takes logins from elsewhere (capability `third-party-init`).',
  ),
]
