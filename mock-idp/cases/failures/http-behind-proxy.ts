import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'http-behind-proxy',
  failure: 15,
  title: 'the product says http:// in its redirect URI because a proxy ends TLS',
  code: 50011,
  config: contoso({ redirectUris: ['https://localhost:3000/callback'] }),
  registers: 'https',
  seeIt:
    'Register the https redirect URI of your product (--redirect-uri), let it run behind its proxy, and press its login button.',
  symptom:
    'A page of Entra says AADSTS50011: the redirect URI with http:// is not among those that are configured. The product never hears of it.',
  remedy:
    'Tell the product its public URL, or let it trust X-Forwarded-Proto of the proxy. Adding the http:// URI in Entra is no way out: it is refused.',
  evidence: [
    'snok/django-auth-adfs#243',
    'snok/django-auth-adfs#327',
    'christiaangoossens/hass-oidc-auth#91',
    'artifact-keeper/artifact-keeper#4143',
    'AzureAD/microsoft-identity-web#1183',
  ],
} satisfies Case
