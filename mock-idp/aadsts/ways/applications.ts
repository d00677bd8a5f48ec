import { authorizationResponse } from '../../faults/fault.ts'
import { otherClient } from '../../testing/directory.ts'
import { clientCredentials, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const applicationWays: readonly Way[] = [
  {
    code: 700016,
    how: 'A client ID that is not in the tenant.',
    seen: 'page',
    act: authorize({ client_id: otherClient }),
  },
  {
    code: 700016,
    how: 'The same at the token endpoint.',
    seen: 'json',
    act: clientCredentials({ client_id: otherClient }),
  },
  {
    code: 700038,
    how: 'A client ID of zeros, or none that is a GUID, at the token endpoint.',
    seen: 'json',
    act: clientCredentials({ client_id: '00000000-0000-0000-0000-000000000000' }),
  },
  {
    code: 70001,
    how: 'Fault `authorizationResponse.refusedOnPage(70001)`: Entra says 700016 nowadays.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(70001)],
    act: signIn(),
  },
  {
    code: 700011,
    how: 'Fault `authorizationResponse.refusedOnPage(700011)`: Entra says 700016 nowadays.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(700011)],
    act: signIn(),
  },
  {
    code: 7000112,
    how: 'An application with `enabled: false`.',
    seen: 'page',
    application: { enabled: false },
    act: authorize(),
  },
  {
    code: 50146,
    how: 'An application with `mappedClaims`, without `acceptMappedClaims` and without `ownSigningKey`.',
    seen: 'page',
    application: { mappedClaims: { email_verified: 'true' } },
    act: authorize(),
  },
  {
    code: 501461,
    how: 'An application with `mappedClaims` and `acceptMappedClaims` asks for a token of a resource whose application ID URI is not in a verified domain.',
    seen: 'json',
    application: {
      mappedClaims: { email_verified: 'true' },
      acceptMappedClaims: true,
      identifierUris: ['https://foreign.invalid/api'],
    },
    act: clientCredentials({ scope: 'https://foreign.invalid/api/.default' }),
  },
]
