/** For tests of flaws: what each mistake about UserInfo leads to. */
import { discovery, idToken, userinfo } from '../../../../mock-idp/index.ts'
import { getsIn, keepsOut, lets } from '../test-misdeed.ts'
import type { Misdeed } from './misdeed.ts'

const noAddress = idToken.without('email')

export const userInfoMisdeeds = {
  'ignores-user-info-subject': [
    lets(noAddress, userinfo.member('sub', { $honest: 'altered' })),
    lets(noAddress, userinfo.without('sub')),
  ],
  'user-info-needs-no-subject': [lets(noAddress, userinfo.without('sub'))],
  'makes-up-for-user-info': [lets(noAddress, userinfo.answer(500, ''))],
  'user-info-overrides-token': [keepsOut(userinfo.member('email', 'max@acme.example'))],
  'needs-user-info': [
    keepsOut(discovery.without('userinfo_endpoint')),
    keepsOut(userinfo.answer(403, { error: {} })),
  ],
  'access-token-in-query': [
    async (world) => {
      await getsIn(world, [noAddress])
      return world.acme.tenant.journal
        .entries('userinfo')
        .some(({ parameters }) => 'access_token' in parameters)
    },
  ],
} as const satisfies Readonly<Record<string, readonly Misdeed[]>>
