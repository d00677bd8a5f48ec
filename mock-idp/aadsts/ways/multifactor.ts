import { authorizationResponse } from '../../faults/fault.ts'
import { pickAccount, refresh, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Stage, Way } from './way.ts'

const mfa = { conditionalAccess: [{ grant: 'mfa' }] } as const

/** The policy comes after the login: what was granted without it is refused from then on. */
const policyComes = ({ tenant }: Stage): void => tenant.update(mfa)

export const multifactorWays: readonly Way[] = [
  {
    code: 50076,
    how: 'After a login, give the tenant a policy with `grant: mfa`; then use the refresh token.',
    seen: 'json',
    act: refresh({}, { between: policyComes }),
  },
  {
    code: 50076,
    how: 'The same with `prompt=none`.',
    seen: 'redirect',
    act: async (stage) => {
      await signIn()(stage)
      policyComes(stage)
      return authorize({ prompt: 'none' })(stage)
    },
  },
  {
    code: 50079,
    how: 'After a login of a person with `mfa: not-registered`, give the tenant a policy with `grant: mfa`; then use the refresh token.',
    seen: 'json',
    person: { mfa: 'not-registered' },
    act: refresh({}, { between: policyComes }),
  },
  {
    code: 50078,
    how: 'A policy with `grant: mfa` and `signInFrequency: 1h`; two hours after the login, `prompt=none`.',
    seen: 'redirect',
    tenant: { conditionalAccess: [{ grant: 'mfa', signInFrequency: '1h' }] },
    act: async (stage) => {
      await signIn({}, [pickAccount, { action: 'approve' }])(stage)
      stage.tenant.clock.advance('2h')
      return authorize({ prompt: 'none' })(stage)
    },
  },
  {
    code: 50072,
    how: 'A policy with `grant: mfa`, a person with `mfa: not-registered`; leave the page where they would enrol.',
    seen: 'page',
    tenant: mfa,
    person: { mfa: 'not-registered' },
    act: signIn({}, [pickAccount, { action: 'skip' }]),
  },
  {
    code: 50074,
    how: 'A policy with `grant: mfa`; deny the request on the page.',
    seen: 'page',
    tenant: mfa,
    act: signIn({}, [pickAccount, { action: 'deny' }]),
  },
  {
    code: 50158,
    how: 'Fault `authorizationResponse.refused(50158)`: the mock knows no custom controls.',
    seen: 'redirect',
    faults: [authorizationResponse.refused(50158)],
    act: signIn(),
  },
  {
    code: 53004,
    how: 'A policy with `grant: mfa`, a person with `mfa: not-registered` and `risk: high`.',
    seen: 'page',
    tenant: mfa,
    person: { mfa: 'not-registered', risk: 'high' },
    act: signIn(),
  },
  {
    code: 53010,
    how: 'Fault `authorizationResponse.refusedOnPage(53010)`: the mock knows no places.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(53010)],
    act: signIn(),
  },
  {
    code: 130501,
    how: 'Fault `authorizationResponse.refusedOnPage(130501)`: people of the mock have passwords only.',
    seen: 'page',
    faults: [authorizationResponse.refusedOnPage(130501)],
    act: signIn(),
  },
]
