import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'v1-access-token',
  failure: 5,
  title: 'access tokens for your API are version 1.0 although the endpoints are 2.0',
  config: contoso({
    identifierUris: ['api://acme-hub'],
    scopes: ['read'],
    requestedAccessTokenVersion: null,
  }),
  seeIt:
    'Let your product ask for the scope "openid api://acme-hub/read", and look at the access token that its API gets.',
  symptom:
    'The access token has "ver" "1.0", the issuer {{neighbour}}/{{tenantId}}/ and the audience "api://acme-hub"; an API that expects the issuer of version 2.0 and the client ID refuses it.',
  remedy:
    'App registrations → your API → Manifest → requestedAccessTokenVersion: 2. Until then accept both issuers and audiences.',
  evidence: [
    'AzureAD/microsoft-authentication-library-for-dotnet#575',
    'AzureAD/microsoft-authentication-library-for-js#2109',
  ],
} satisfies Case
