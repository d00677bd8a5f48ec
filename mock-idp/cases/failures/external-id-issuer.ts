import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'external-id-issuer',
  title: 'the tenant is one of External ID (CIAM), whose issuer is on another host than its metadata',
  config: contoso({}, { cloud: 'external-id' }),
  paste: {
    issuer: '{{origin}}/{{tenantId}}/v2.0',
    metadataUrl: '{{origin}}/{{tenantId}}/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'The product refuses the metadata document: the issuer in it is on another host ({{neighbour}}) than the URL that was pasted.',
  remedy:
    'Take the issuer from the metadata document and compare "iss" with that, or paste the issuer that the document names.',
  evidence: [
    'AzureAD/microsoft-authentication-library-for-js#8592',
    'oauth2-proxy/oauth2-proxy#3476',
    'panva/openid-client#718',
  ],
} satisfies Case
