import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'entra.single-sign-out-get',
  title: "understands Entra's single sign-out, which names the session and nothing else",
  level: 'MAY',
  basis: 'entra',
  phase: 'logout',
  references: ['Entra OIDC', 'Front-Channel Logout 2'],
  needs: ['frontchannel-logout'],
  controls: 'within',
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'sign-out-at-entra', browser: 'hers' },
    { do: 'look', at: 'private', who: null, browser: 'hers', expect: 'hidden' },
  ],
  answers: ['front-channel-answered'],
  failure: "left the session open although Entra's sign-out page had named it",
  effect: 'Entra sends "sid" without "iss". A product that demands both never signs anybody out.',
  fix: 'Take a missing "iss" for the issuer of the organisation at whose address the call came; compare it only where there is one.',
})
