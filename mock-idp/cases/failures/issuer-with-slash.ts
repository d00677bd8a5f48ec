import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'issuer-with-slash',
  title: 'the pasted issuer has a slash at its end',
  config: contoso(),
  paste: { issuer: '{{origin}}/{{tenantId}}/v2.0/' },
  seeIt: 'Paste the values and press the login or test button of your product.',
  symptom: 'The metadata document is found, but its issuer has no slash at the end: the issuers differ.',
  remedy: 'Paste the URL without the slash.',
  evidence: ['coreos/go-oidc#344'],
} satisfies Case
