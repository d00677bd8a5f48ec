import { authorizationResponse } from '../../faults/fault.ts'
import { clientCredentials, redeem, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const resourceWays: readonly Way[] = [
  {
    code: 500011,
    how: 'A scope of a resource that the tenant does not have.',
    seen: 'json',
    act: clientCredentials({ scope: 'api://not-a-registered-resource/.default' }),
  },
  {
    code: 70011,
    how: 'Two `.default` scopes in a client credentials request.',
    seen: 'json',
    application: { identifierUris: ['api://own-70011'] },
    act: clientCredentials({ scope: 'https://graph.microsoft.com/.default api://own-70011/.default' }),
  },
  {
    code: 28002,
    how: 'Redeem a code with a scope that names a resource and no permission, such as `https://graph.microsoft.com/`.',
    seen: 'json',
    act: redeem({ scope: 'https://graph.microsoft.com/' }),
  },
  { code: 28003, how: 'Redeem a code with an empty `scope`.', seen: 'json', act: redeem({ scope: ' ' }) },
  {
    code: 700022,
    how: 'Redeem a code with scopes of two resources.',
    seen: 'json',
    application: { identifierUris: ['api://own-700022'] },
    act: redeem({ scope: 'User.Read api://own-700022/read' }),
  },
  {
    code: 700023,
    how: 'Redeem a code with the scope `/.default`.',
    seen: 'json',
    act: redeem({ scope: '/.default' }),
  },
  {
    code: 1002012,
    how: 'Client credentials with `User.Read`.',
    seen: 'json',
    act: clientCredentials({ scope: 'User.Read' }),
  },
  {
    code: 650053,
    how: 'A scope that the resource does not offer, such as `openid raed`.',
    seen: 'page',
    act: authorize({ scope: 'openid raed' }),
  },
  {
    code: 65005,
    how: 'Fault `authorizationResponse.refusedOnPage(65005)`: registrations of the mock list no permissions.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(65005)],
    act: signIn(),
  },
  {
    code: 650052,
    how: 'A multi-tenant application signs in at another tenant, and asks for a scope of an application of its home tenant that is not there.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    arrange: ({ entra, tenant }) => {
      entra.tenant({ domain: 'customer-650052.example' })
      tenant.application({ identifierUris: ['api://home-650052'] })
    },
    act: authorize({ scope: 'openid api://home-650052/read' }, { at: 'customer-650052.example' }),
  },
  {
    code: 650056,
    how: 'Fault `authorizationResponse.refusedOnPage(650056)`: registrations of the mock list no permissions.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(650056)],
    act: signIn(),
  },
  {
    code: 650057,
    how: 'Fault `authorizationResponse.refusedOnPage(650057)`: registrations of the mock list no permissions.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(650057)],
    act: signIn(),
  },
]
