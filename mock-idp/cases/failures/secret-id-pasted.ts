import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'secret-id-pasted',
  failure: 22,
  title: 'the Secret ID is pasted in the place of the secret value',
  code: 7000215,
  config: contoso(),
  paste: { clientSecret: '{{secretId}}' },
  seeIt: 'Paste the values into your product, the Secret ID as the client secret, and press its test button.',
  symptom:
    'The login fails after the redirect back: the token endpoint answers status 401 with AADSTS7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID".',
  remedy:
    'The portal shows the value once, when it is made, in the column "Value": make a new client secret and paste that. A value has 40 characters; an ID is a GUID.',
  evidence: ['MicrosoftDocs/azure-docs#48187', 'microsoft/botframework-sdk#6221'],
} satisfies Case
