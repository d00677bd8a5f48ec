import { type Step, scenario } from '../../harness/scenario.ts'

const sentFrom = (from: 'another-site' | 'same-site'): readonly Step[] => [
  { do: 'post-settings', what: 'save', who: 'ada', from, expect: 'green' },
  { do: 'post-settings', what: 'enable', who: 'ada', from, expect: 'not-enabled' },
  { do: 'post-settings', what: 'enable', who: 'ada', expect: 'enabled' },
  { do: 'post-settings', what: 'disable', who: 'ada', from, expect: 'enabled' },
]

export default scenario({
  id: 'setup.csrf',
  title: 'takes its SSO settings only from its own pages',
  level: 'MUST',
  basis: 'asvs',
  phase: 'enable',
  references: ['ASVS 3.5.1', 'ASVS 3.5.3'],
  needs: ['has-settings-ui', 'has-test-step', 'has-enable', 'has-local-login'],
  controls: 'within',
  arrange: 'green',
  variants: {
    'another-site': { steps: sentFrom('another-site') },
    'sibling-origin': { steps: sentFrom('same-site') },
  },
  failure:
    "changed the SSO settings because a page of somebody else's sent the form in the administrator's browser",
  effect:
    'An administrator who opens a hostile page switches SSO off, or hands it to another identity provider.',
  fix: 'Refuse changes unless "Sec-Fetch-Site" is same-origin, or demand a token of this session. SameSite alone does not stop a sibling host.',
})
