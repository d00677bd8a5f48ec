import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'session.cookie-flags',
  title: 'keeps the session cookie on https, from scripts and from sibling hosts',
  level: 'MUST',
  basis: 'asvs',
  phase: 'member-login',
  references: ['ASVS 3.3.1', 'ASVS 3.3.2', 'ASVS 3.3.4', 'CVE-2026-48058'],
  needs: ['https-rp'],
  world: { https: true },
  expect: 'accepted',
  answers: ['cookies-hardened'],
  failure: 'did not let {who} in over https although everything was right',
  effect:
    'One request over plain http, such as the first one of a typed address, gives the session to everybody on the network.',
  fix: 'Over https set Secure, HttpOnly and SameSite=Lax on the session cookie, no Domain, and the prefix "__Host-".',
})
