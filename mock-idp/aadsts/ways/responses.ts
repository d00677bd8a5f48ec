import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const responseWays: readonly Way[] = [
  {
    code: 70005,
    how: 'An unknown `response_type`.',
    seen: 'redirect',
    act: authorize({ response_type: 'cod' }),
  },
  {
    code: 700051,
    how: '`response_type=id_token token` with `enableIdTokenIssuance` alone.',
    seen: 'redirect',
    application: { enableIdTokenIssuance: true },
    act: authorize({ response_type: 'id_token token' }),
  },
  {
    code: 700054,
    how: '`response_type=code id_token` without `enableIdTokenIssuance`.',
    seen: 'redirect',
    act: authorize({ response_type: 'code id_token' }),
  },
  {
    code: 70007,
    how: '`response_mode=query` with an ID token from the authorization endpoint.',
    seen: 'redirect',
    application: { enableIdTokenIssuance: true },
    act: authorize({ response_type: 'id_token', response_mode: 'query' }),
  },
  {
    code: 50147,
    how: '`code_challenge_method` without `code_challenge`.',
    seen: 'redirect',
    act: authorize({ code_challenge: undefined }),
  },
  {
    code: 501491,
    how: 'A `code_challenge` shorter than 43 characters.',
    seen: 'redirect',
    act: authorize({ code_challenge: 'short' }),
  },
  {
    code: 50149,
    how: '`code_challenge_method=S512`.',
    seen: 'redirect',
    act: authorize({ code_challenge_method: 'S512' }),
  },
]
