import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'front-channel-logout',
  failure: 24,
  title: 'front-channel logout comes with "sid" alone, without "iss"',
  config: contoso({ logoutUrl: 'http://localhost:3000/front-channel-logout' }),
  seeIt:
    'Give your product the front-channel logout URL http://localhost:3000/front-channel-logout, sign in, and then open {{origin}}/{{tenantId}}/oauth2/v2.0/logout in the same browser.',
  symptom:
    'The browser calls …/front-channel-logout?sid=… and the product refuses it because "iss" is missing: the person stays signed in there.',
  remedy: 'Accept a logout request that has a "sid" of a session of this issuer; "iss" is not sent.',
  evidence: ['nginxinc/nginx-openid-connect#117', 'OpenIDC/mod_auth_openidc#855'],
} satisfies Case
