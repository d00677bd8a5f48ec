import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.http-error',
  title: 'does not go green when the metadata URL answers with an error',
  level: 'MUST',
  basis: 'entra',
  phase: 'setup',
  references: ['AADSTS 90002', 'OIDC Discovery 4.2'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  journal: ['no-token-request'],
  variants: {
    'not-found': { faults: [discovery.answer(404, '', 'text/plain')] },
    'unknown-tenant': {
      faults: [
        discovery.answer(400, {
          error: 'invalid_tenant',
          error_description:
            "AADSTS90002: Tenant '{{acme.tenant}}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
          error_codes: [90002],
        }),
      ],
    },
    'server-error': { faults: [discovery.answer(500, '<h1>Service Unavailable</h1>', 'text/html')] },
  },
  failure: 'went on with the settings although the metadata URL had answered with an error',
  effect: 'A typing mistake in the tenant looks like a working connection, and is found by the members.',
  fix: 'Use a metadata document only when it came with status 200. Never guess endpoints; say which URL answered with which status.',
})
