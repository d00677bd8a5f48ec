import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'v1-authority',
  failure: 4,
  title: 'the pasted URL has no /v2.0, so that everything is version 1.0',
  config: contoso(),
  paste: {
    issuer: '{{origin}}/{{tenantId}}',
    metadataUrl: '{{origin}}/{{tenantId}}/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'The metadata document is found, but its issuer is {{neighbour}}/{{tenantId}}/ (in reality on sts.windows.net, with a slash at the end): the issuers differ.',
  remedy: 'Paste the URL with /v2.0 at its end.',
  evidence: [
    'AzureAD/microsoft-authentication-library-for-python#600',
    'AzureAD/microsoft-authentication-library-for-js#2109',
    'AzureAD/microsoft-authentication-library-for-js#2363',
    'AzureAD/microsoft-authentication-library-for-js#560',
    'Drenso/symfony-oidc#62',
  ],
} satisfies Case
