import { tokenResponse } from '../../faults/fault.ts'
import { clientCredentials, redeem } from './logins.ts'
import type { Way } from './way.ts'

export const clientAuthenticationWays: readonly Way[] = [
  {
    code: 7000215,
    how: 'A wrong client secret, or the Secret ID (`secret.keyId`) in the place of its value.',
    seen: 'json',
    act: redeem(({ secret }) => ({ client_secret: secret.keyId })),
  },
  {
    code: 7000222,
    how: 'Let the secret expire: `app.expireSecret(keyId)`, `secret({ expiresIn })`, or `tenant.clock.advance("181d")`.',
    seen: 'json',
    act: redeem({}, { between: ({ app, secret }) => app.expireSecret(secret.keyId) }),
  },
  {
    code: 7000218,
    how: 'Redeem a code of the platform Web without a secret.',
    seen: 'json',
    act: redeem({ client_secret: undefined }),
  },
  {
    code: 7000216,
    how: 'Client credentials without a secret.',
    seen: 'json',
    act: clientCredentials({ client_secret: undefined }),
  },
  {
    code: 70002,
    how: 'Fault `tokenResponse.refused(70002)`: Entra says 7000215 nowadays.',
    seen: 'json',
    faults: [tokenResponse.refused(70002)],
    act: redeem(),
  },
  {
    code: 70021,
    how: 'Fault `tokenResponse.refused(70021)`: Entra says 700211, 700212 or 700213 nowadays.',
    seen: 'json',
    faults: [tokenResponse.refused(70021)],
    act: redeem(),
  },
]
