import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'issuer-not-a-uri',
  failure: 2,
  title: 'the issuer under /common has braces, which are not allowed in a URI',
  config: contoso({ signInAudience: 'AzureADMultipleOrgs' }),
  paste: {
    issuer: '{{origin}}/common/v2.0',
    metadataUrl: '{{origin}}/common/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'A product that reads the issuer with a strict URI parser fails with an error about an invalid URI, and names "{tenantid}".',
  remedy:
    'Paste the URL with the tenant ID in the place of "common", or compare issuers as texts, as OpenID Connect says.',
  evidence: ['nov/openid_connect#95'],
} satisfies Case
