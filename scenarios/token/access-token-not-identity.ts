import { scenario } from '../../harness/scenario.ts'
import { accessToken, tokenResponse } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'token.access-token-not-identity',
  title: "reads nobody's identity from the access token",
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['RFC 9700 4.6', 'ASVS 9.2.2', 'Entra access tokens'],
  steps: [{ do: 'login', expect: 'in' }],
  variants: {
    // UserInfo refuses it, so that whoever asks there at every login keeps her out, and is right; nobody may crash.
    opaque: {
      faults: [tokenResponse.member('access_token', 'opaque-and-not-for-us')],
      steps: [{ do: 'login', expect: 'in-or-out' }],
    },
    'names-the-administrator': {
      faults: [
        accessToken.claim('email', '{{ada.email}}'),
        accessToken.claim('preferred_username', '{{ada.email}}'),
        accessToken.claim('upn', '{{ada.email}}'),
      ],
    },
  },
  failure: 'kept {who} out, or took her for somebody else, because of what the access token says',
  effect:
    'The access token is for another service, which may change its form at any time, and may have been issued for another application.',
  fix: 'Take the identity from the ID token only. Hand the access token to the service it is for, without reading it.',
})
