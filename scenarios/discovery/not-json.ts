import { scenario } from '../../harness/scenario.ts'
import { discovery } from '../../mock-idp/faults/fault.ts'

export default scenario({
  id: 'discovery.not-json',
  title: 'refuses a metadata URL that does not answer with JSON',
  level: 'MUST',
  basis: 'field',
  phase: 'setup',
  references: ['OIDC Discovery 4.2', 'ASVS 16.5.3'],
  needs: ['has-settings-ui', 'has-test-step'],
  expect: 'refused',
  journal: ['no-token-request'],
  variants: {
    html: {
      faults: [
        discovery.answer(200, '<!doctype html><title>Sign in</title><p>Sign in to your account', 'text/html'),
      ],
    },
    empty: { faults: [discovery.answer(200, '', 'application/json')] },
    truncated: { faults: [discovery.truncated()] },
    unavailable: { faults: [discovery.answer(503, { error: 'temporarily_unavailable' })] },
  },
  failure: 'took something that is no metadata document for one',
  effect: 'A wrong URL or an outage looks like a working connection until members cannot log in.',
  fix: 'Expect status 200 and a JSON object; otherwise show which URL answered with what, and keep the settings that were saved.',
})
