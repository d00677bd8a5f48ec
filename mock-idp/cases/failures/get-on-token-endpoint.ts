import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'get-on-token-endpoint',
  title: 'the browser asks for the token endpoint, as after the button Back',
  code: 900561,
  config: contoso(),
  seeIt: 'Open {{origin}}/{{tenantId}}/oauth2/v2.0/token in a browser.',
  symptom: 'AADSTS900561, "The endpoint only accepts POST, OPTIONS requests. Received a GET request."',
  remedy:
    'Begin the login again at the product; the token endpoint is for the server of the product and never for a link.',
  evidence: ['outline/outline#9014', 'nbarbettini/oidc-debugger#87'],
} satisfies Case
