import { scenario } from '../../harness/scenario.ts'
import { idToken, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'userinfo.error',
  title: 'ends the login in words when UserInfo was needed and fails',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['OIDC Core 5.3.3', 'ASVS 16.5.3'],
  needs: ['uses-userinfo', 'email-claim-only'],
  expect: 'refused',
  variants: {
    'server-error': { faults: [idToken.without('email'), userinfo.answer(500, '')] },
    'token-refused': {
      faults: [
        idToken.without('email'),
        userinfo.answer(401, { error: { code: 'InvalidAuthenticationToken', message: 'No.' } }),
      ],
    },
    'web-page': { faults: [idToken.without('email'), userinfo.answer(200, '<h1>Hello</h1>', 'text/html')] },
    'cut-off': { faults: [idToken.without('email'), userinfo.truncated()] },
    'broken-off': { faults: [idToken.without('email'), userinfo.reset()] },
  },
  failure: 'let {who} in without an address, after UserInfo had failed',
  effect: 'An outage at the provider decides who somebody is, or leaves a half-made account behind.',
  fix: 'Check status and content type of UserInfo, catch what goes wrong, and say that the address could not be learnt; take no other claim in its place.',
})
