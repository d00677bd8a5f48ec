import { scenario } from '../../harness/scenario.ts'
import { discovery, userinfo } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'userinfo.not-needed',
  title: 'needs no UserInfo when the ID token says everything',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra UserInfo', 'OIDC Discovery 3'],
  variants: {
    'no-endpoint': {
      faults: [discovery.without('userinfo_endpoint')],
      steps: [{ do: 'login', expect: 'in' }],
    },
    refused: {
      steps: [
        { do: 'lie', faults: [userinfo.answer(403, { error: { code: 'Forbidden', message: 'No.' } })] },
        {
          do: 'login',
          expect: 'in',
          failure: 'did not let {who} in when UserInfo answered 403, although the ID token had the address',
        },
      ],
    },
  },
  failure: 'did not let {who} in without UserInfo, although the ID token had the address',
  effect:
    'UserInfo is a server of its own (Microsoft Graph), and wants a token for itself: a login that needs it without reason fails with it.',
  fix: 'Read the address in the ID token. Ask UserInfo only when it is missing there, and treat the endpoint as optional.',
})
