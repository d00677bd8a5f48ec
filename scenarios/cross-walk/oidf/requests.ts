/** Modules about the token request, error responses and refreshing. */
import { module, type OidfModule } from './module.ts'

export const requests: readonly OidfModule[] = [
  module(
    'client-secret-basic',
    'offers HTTP Basic only',
    'forward',
    ['secret.auth-method-negotiated', 'secret.encoding'],
    'Both ways, and the default when none is named; secrets with characters that an encoding breaks.',
  ),
  module(
    'mtls-endpoint-aliases',
    'has the token endpoint for certificates elsewhere',
    'forward',
    [],
    'No product of the reference design authenticates with TLS certificates.',
  ),
  module(
    'form-post-error',
    'posts "login_required" to the callback; the module ends with the request before',
    'blind',
    ['callback.form-post-error', 'authz.prompt-none-failure', 'callback.access-denied'],
    'What happens then: nobody is in, and the product does not go round in circles.',
  ),
  module('refresh-token', 'rotates refresh tokens', 'forward', [], 'refresh'),
  module('refresh-token-invalid-issuer', 'refreshes with another "iss"', 'silence', [], 'refresh'),
  module('refresh-token-invalid-sub', 'refreshes with another "sub"', 'silence', [], 'refresh'),
].map((row) =>
  row.says === 'refresh'
    ? {
        ...row,
        says: 'A login needs no refresh token; the scenario waits for a product that uses them (capability `uses-refresh`).',
      }
    : row,
)
