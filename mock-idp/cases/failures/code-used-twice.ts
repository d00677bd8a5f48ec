import { tokenResponse } from '../../faults/fault.ts'
import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'code-used-twice',
  failure: 18,
  title: 'the code was redeemed already: two servers, a reload or a prefetch did it',
  code: 54005,
  config: contoso({}, { faults: [tokenResponse.refused(54005)] }),
  seeIt:
    'Press the login button of your product and sign in. The token endpoint answers as if the code had been used before.',
  symptom:
    'After the redirect back the login fails: the token endpoint answers AADSTS54005, "OAuth2 Authorization code was already redeemed".',
  remedy:
    'Redeem each code once: sticky sessions or a shared store behind a load balancer, no second handler on the callback path, a redirect after the callback so that a reload does not repeat it.',
  evidence: [
    'AzureAD/microsoft-identity-web#2612',
    'AzureAD/microsoft-identity-web#2328',
    'AngellusMortis/django_microsoft_auth#511',
    'davidjrh/dnn.azureadprovider#17',
  ],
} satisfies Case
