import { redeem } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const redirectUriWays: readonly Way[] = [
  {
    code: 50011,
    how: 'A `redirect_uri` that is not registered, for example with a slash at the end.',
    seen: 'page',
    act: authorize({ redirect_uri: 'http://localhost:3000/callback/' }),
  },
  {
    code: 500112,
    how: 'Redeem a code with another registered `redirect_uri` than that of the login.',
    seen: 'json',
    act: redeem({ redirect_uri: 'http://localhost:3000/other' }),
  },
  {
    code: 500113,
    how: 'An application without redirect URIs, and a request without `redirect_uri`.',
    seen: 'page',
    application: { redirectUris: [] },
    act: authorize({ redirect_uri: undefined }),
  },
  {
    code: 900971,
    how: 'An empty `redirect_uri`.',
    seen: 'page',
    act: authorize({ redirect_uri: '' }),
  },
  {
    code: 500117,
    how: 'A `redirect_uri` with `http:` that is not on localhost.',
    seen: 'page',
    act: authorize({ redirect_uri: 'http://app.example/callback' }),
  },
  {
    code: 90102,
    how: 'A `redirect_uri` that is not absolute, such as `/callback`.',
    seen: 'page',
    act: authorize({ redirect_uri: '/callback' }),
  },
]
