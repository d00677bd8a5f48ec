import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'userinfo-not-for-graph',
  failure: 21,
  title: 'the access token is for your own API, and UserInfo takes only those for Microsoft Graph',
  config: contoso({ identifierUris: ['api://acme-hub'], scopes: ['read'] }),
  seeIt:
    'Let your product ask for the scope "openid profile email api://acme-hub/read" and then call UserInfo.',
  symptom: 'UserInfo answers status 401 "InvalidAuthenticationToken": the token has the audience of the API.',
  remedy: 'Read the claims of the ID token and leave UserInfo out, or get one token per audience.',
  evidence: ['identity-model-oidc-client-js#1028', 'Bdaya-Dev/oidc#193'],
} satisfies Case
