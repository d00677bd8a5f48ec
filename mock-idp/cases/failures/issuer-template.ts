import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'issuer-template',
  failure: 1,
  title: 'the metadata under /common has an issuer with "{tenantid}" in it',
  config: contoso({ signInAudience: 'AzureADMultipleOrgs' }),
  paste: {
    issuer: '{{origin}}/common/v2.0',
    metadataUrl: '{{origin}}/common/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'The product refuses the metadata document before any redirect: the issuer in it is {{origin}}/{tenantid}/v2.0, with the braces, and not the one that was pasted.',
  remedy:
    'Paste the URL with the tenant ID (a GUID) in the place of "common". A product for many tenants compares "iss" with the template after it has put the "tid" of the token in.',
  evidence: [
    'coreos/go-oidc#344',
    'coreos/go-oidc#212',
    'nextauthjs/next-auth#6138',
    'nextauthjs/next-auth#8374',
    'MicrosoftDocs/azure-docs#38427',
    'MicrosoftDocs/azure-docs#95994',
    'MicrosoftDocs/azure-docs#113944',
    'ramosbugs/openidconnect-rs#216',
  ],
} satisfies Case
