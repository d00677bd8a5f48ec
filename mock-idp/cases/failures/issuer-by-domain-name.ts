import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'issuer-by-domain-name',
  title: 'the pasted issuer has the domain name of the tenant in the place of its ID',
  config: contoso(),
  paste: {
    issuer: '{{origin}}/{{domain}}/v2.0',
    metadataUrl: '{{origin}}/{{domain}}/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom:
    'The metadata document is found, but its issuer has the tenant ID (a GUID) where the pasted one has {{domain}}: the issuers differ.',
  remedy: 'Paste the URL with the tenant ID (portal: Overview → Directory (tenant) ID).',
  evidence: ['MicrosoftDocs/azure-docs#38427'],
} satisfies Case
