import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'own-signing-key',
  failure: 13,
  title: 'the application has a signing key of its own, which is not in the usual key set',
  config: contoso({ ownSigningKey: true }),
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'The product cannot verify the ID token: its "kid" is not in the key set that the metadata document names.',
  remedy:
    'Take SAML single sign-on or claims mapping off the application (they give it the key), or read metadata from {{origin}}/{{tenantId}}/v2.0/.well-known/openid-configuration?appid={{clientId}}.',
  evidence: [
    'AzureAD/microsoft-authentication-library-for-js#3429',
    'AzureAD/passport-azure-ad#482',
    'python-social-auth/social-core#695',
  ],
} satisfies Case
