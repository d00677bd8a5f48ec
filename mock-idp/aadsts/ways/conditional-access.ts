import type { AccessGrant } from '../../contract.ts'
import { authorizationResponse } from '../../faults/fault.ts'
import { refresh, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

const policy = (grant: AccessGrant) => ({ conditionalAccess: [{ grant }] }) as const

const byFault = (code: number, why: string): Way => ({
  code,
  how: `Fault \`authorizationResponse.refusedOnPage(${code})\`: ${why}.`,
  seen: 'page',
  faults: [authorizationResponse.refusedOnPage(code)],
  act: signIn(),
})

export const conditionalAccessWays: readonly Way[] = [
  {
    code: 53003,
    how: 'A policy with `grant: block`.',
    seen: 'page',
    tenant: policy('block'),
    act: signIn(),
  },
  {
    code: 53003,
    how: 'After a login, give the tenant such a policy; then use the refresh token.',
    seen: 'json',
    act: refresh({}, { between: ({ tenant }) => tenant.update(policy('block')) }),
  },
  {
    code: 53000,
    how: 'A policy with `grant: compliant-device`, a person with `device: registered`.',
    seen: 'page',
    tenant: policy('compliant-device'),
    person: { device: 'registered' },
    act: signIn(),
  },
  {
    code: 53001,
    how: 'A policy with `grant: joined-device`, a person with `device: registered`.',
    seen: 'page',
    tenant: policy('joined-device'),
    person: { device: 'registered' },
    act: signIn(),
  },
  {
    code: 53002,
    how: 'A policy with `grant: approved-app`.',
    seen: 'page',
    tenant: policy('approved-app'),
    act: signIn(),
  },
  {
    code: 50097,
    how: 'A policy with `grant: compliant-device`, a person with `device: none`, and `prompt=none`.',
    seen: 'redirect',
    person: { device: 'none' },
    act: async (stage) => {
      await signIn()(stage)
      stage.tenant.update(policy('compliant-device'))
      return authorize({ prompt: 'none' })(stage)
    },
  },
  byFault(700003, 'devices of the mock are not objects of the directory'),
  {
    code: 53011,
    how: 'A guest with `risk: high`.',
    seen: 'page',
    person: { kind: 'guest', userPrincipalName: 'guest@elsewhere.example', risk: 'high' },
    act: signIn(),
  },
  {
    code: 530032,
    how: 'A policy with `grant: block`, and a person with `risk: high`.',
    seen: 'page',
    tenant: policy('block'),
    person: { risk: 'high' },
    act: signIn(),
  },
  byFault(530034, 'the mock knows no delegated administrators'),
  byFault(530035, 'the mock knows no security defaults'),
]
