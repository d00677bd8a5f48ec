import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.transient-cookie-flags',
  title: 'keeps scripts and sibling hosts away from the cookies of a login',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 3.3.1', 'ASVS 3.3.2', 'ASVS 3.3.4', 'CVE-2026-48058'],
  expect: 'accepted',
  answers: ['cookies-hardened'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'A script, a sibling host or somebody on the network reads the cookie, and with it finishes or takes over a login.',
  fix: 'Set HttpOnly, SameSite=Lax and Secure, no Domain, and the prefix "__Host-" over https.',
})
