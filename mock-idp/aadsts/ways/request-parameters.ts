import { authorizationResponse } from '../../faults/fault.ts'
import { redeem, signIn } from './logins.ts'
import { authorize, open, post } from './verbs.ts'
import type { Way } from './way.ts'

export const requestParameterWays: readonly Way[] = [
  {
    code: 900144,
    how: 'A request without `scope`.',
    seen: 'redirect',
    act: authorize({ scope: undefined }),
  },
  { code: 900144, how: 'Without `client_id`.', seen: 'page', act: authorize({ client_id: undefined }) },
  {
    code: 900144,
    how: 'A token request without `grant_type`.',
    seen: 'json',
    act: redeem({ grant_type: undefined }),
  },
  {
    code: 90014,
    how: 'An ID token from the authorization endpoint (`enableIdTokenIssuance: true`) without `nonce`.',
    seen: 'redirect',
    application: { enableIdTokenIssuance: true },
    act: authorize({ response_type: 'id_token', nonce: undefined }),
  },
  {
    code: 90013,
    how: 'Post a form without a name to the sign-in page.',
    seen: 'page',
    act: signIn({}, [{ anything: 'else' }]),
  },
  {
    code: 90015,
    how: 'A `state` of 17,000 characters.',
    seen: 'page',
    act: authorize({ state: 'x'.repeat(17_000) }),
  },
  { code: 90023, how: '`prompt=create`.', seen: 'redirect', act: authorize({ prompt: 'create' }) },
  {
    code: 90100,
    how: 'A parameter `claims` that is not JSON.',
    seen: 'redirect',
    act: authorize({ claims: '{' }),
  },
  {
    code: 9002313,
    how: 'Redeem a code that nobody issued.',
    seen: 'json',
    act: redeem({ code: 'garbage' }),
  },
  {
    code: 9000411,
    how: 'Send a parameter twice.',
    seen: 'page',
    act: open(({ tenant }) => `/${tenant.id}/oauth2/v2.0/authorize?client_id=a&client_id=b`),
  },
  {
    code: 900561,
    how: 'Open the token endpoint with GET.',
    seen: 'json',
    act: post('token', {}, { method: 'GET' }),
  },
  {
    code: 90056,
    how: 'Open the v1.0 token endpoint with GET.',
    seen: 'json',
    act: post('token', {}, { method: 'GET', v1: true }),
  },
  {
    code: 901002,
    how: 'Fault `authorizationResponse.refused(901002)`: since 2025 Entra says 9010010.',
    seen: 'redirect',
    faults: [authorizationResponse.refused(901002)],
    act: signIn(),
  },
  {
    code: 9010010,
    how: '`resource` with another resource than that of the scopes.',
    seen: 'redirect',
    act: authorize({ resource: 'https://mcp.example' }),
  },
  {
    code: 165900,
    how: 'Fault `authorizationResponse.refusedOnPage(165900)`: the mock says in words that a sign-in page is too old.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(165900)],
    act: signIn(),
  },
  {
    code: 16000,
    how: '`prompt=none` with a `login_hint` that names somebody else than who is signed in.',
    seen: 'redirect',
    act: async (stage) => {
      await signIn()(stage)
      const other = stage.tenant.person({ userPrincipalName: 'other@way-16000.example' })
      return authorize({ prompt: 'none', login_hint: other.userPrincipalName })(stage)
    },
  },
]
