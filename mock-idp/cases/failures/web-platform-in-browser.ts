import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'web-platform-in-browser',
  failure: 19,
  title: 'the redirect URI of a browser application is registered as "Web"',
  code: 9002326,
  config: contoso(),
  seeIt: 'Let the script of a page redeem the code, as a single-page application does.',
  symptom:
    'The token endpoint answers AADSTS9002326, "Cross-origin token redemption is permitted only for the \'Single-Page Application\' client-type".',
  remedy:
    'Authentication → Platform configurations: delete the redirect URI under "Web" and add it under "Single-page application".',
  evidence: ['Azure-Samples/ms-identity-javascript-angular-tutorial#37'],
} satisfies Case
