import { scenario } from '../../harness/scenario.ts'
import { idToken } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'entra.v1-token-under-v2-config',
  title: 'refuses a version 1.0 token under version 2.0 metadata',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra access tokens', 'OIDC Core 3.1.3.7 (2)'],
  faults: [idToken.claim('iss', '{{acme.issuer-v1}}'), idToken.claim('ver', '1.0')],
  expect: 'refused',
  failure: 'signed {who} in with an ID token of another issuer of the same tenant',
  effect:
    'Tokens of version 1.0 are given for other applications and by other rules; taking both doubles what has to be right.',
  fix: 'Compare "iss" with the issuer of the metadata document, to the letter; the same tenant GUID in it is not enough.',
})
