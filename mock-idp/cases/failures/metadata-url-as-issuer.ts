import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'metadata-url-as-issuer',
  failure: 3,
  title: 'the URL of the metadata document is pasted as the issuer',
  config: contoso(),
  paste: { issuer: '{{origin}}/{{tenantId}}/v2.0/.well-known/openid-configuration' },
  seeIt:
    'Paste the URL that the portal calls "OpenID Connect metadata document" where your product asks for the issuer, and press its test button.',
  symptom:
    'The product asks for …/.well-known/openid-configuration/.well-known/openid-configuration and gets status 404, or finds that the issuer in the document is not the URL that was pasted.',
  remedy:
    'Paste the URL without /.well-known/openid-configuration. A product that is kind to people takes that ending away.',
  evidence: [
    'panva/openid-client#80',
    'panva/openid-client#893',
    'DuendeArchive/IdentityModel.OidcClient.Samples#92',
  ],
} satisfies Case
