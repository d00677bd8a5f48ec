import type { Case } from '../case.ts'
import { callback, contoso } from '../contoso.ts'

export default {
  name: 'spa-platform',
  failure: 19,
  title: 'the redirect URI of a server is registered as "Single-page application"',
  code: 9002327,
  config: contoso({ redirectUris: [], spaRedirectUris: [callback] }),
  registers: 'spa',
  seeIt: 'Press the login button of your product (a server that redeems the code itself) and sign in.',
  symptom:
    'After the redirect back the login fails: the token endpoint answers AADSTS9002327, "Tokens issued for the \'Single-Page Application\' client-type may only be redeemed via cross-origin requests".',
  remedy:
    'Authentication → Platform configurations: delete the redirect URI under "Single-page application" and add it under "Web".',
  evidence: ['sidebase/nuxt-auth#301', 'cloudentity/oauth2c#108'],
} satisfies Case
