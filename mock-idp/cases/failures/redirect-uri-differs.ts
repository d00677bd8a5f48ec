import { tokenResponse } from '../../faults/fault.ts'
import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'redirect-uri-differs',
  failure: 16,
  title: 'the token request names another redirect URI than the authorization request',
  code: 500112,
  config: contoso({}, { faults: [tokenResponse.refused(500112)] }),
  seeIt:
    'Press the login button of your product and sign in. The token endpoint answers as if the product had named another redirect URI.',
  symptom:
    'After the redirect back the login fails: the token endpoint answers AADSTS500112, "The reply address … does not match the reply address … provided when requesting Authorization code".',
  remedy:
    'Send the very same redirect_uri in both requests; behind a proxy configure it, and do not derive it from the request.',
  evidence: ['AzureAD/microsoft-identity-web#461'],
} satisfies Case
