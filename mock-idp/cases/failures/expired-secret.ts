import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'expired-secret',
  failure: 22,
  title: 'the secret you paste expired yesterday',
  code: 7000222,
  config: contoso({ secrets: [{ displayName: 'Your product', expiresIn: '-1d' }] }),
  seeIt: 'Paste the four values into your product and press its test button.',
  symptom:
    'The login fails after the redirect back: the token endpoint answers status 401 with AADSTS7000222, "The provided client secret keys for app … are expired".',
  remedy: 'Certificates & secrets → New client secret → paste the new value → test again.',
  evidence: [
    'sjkp/letsencrypt-siteextension#358',
    'Azure/api-management-developer-portal#1432',
    'microsoft/botframework-sdk#6221',
  ],
} satisfies Case
