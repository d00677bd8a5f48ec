import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.parameter-injection',
  title: 'lets nothing of its start address into the authorization request',
  level: 'MUST',
  basis: 'bcp',
  phase: 'member-login',
  references: ['RFC 6749 3.1', 'RFC 9700 4.7'],
  needs: ['sends-state'],
  variants: Object.fromEntries(
    Object.entries({
      'redirect-uri': { redirect_uri: 'https://evil.example/consume' },
      'response-type': { response_type: 'token', response_mode: 'fragment' },
      scope: { scope: 'openid email https://graph.microsoft.com/Files.ReadWrite.All' },
      client: { client_id: '6731de76-14a6-49ae-97bc-6eba6914391e' },
      checks: { state: 'planted-state', nonce: 'planted-nonce', code_challenge_method: 'plain' },
      prompt: { prompt: 'none' },
      encoded: { x: 'a&redirect_uri=https://evil.example/consume' },
    }).map(([name, query]) => [name, { steps: [{ do: 'login', query, expect: 'in' }] }]),
  ),
  journal: ['nothing-injected', 'authorization-request-well-formed'],
  failure: 'did not let {who} in when the start address had a parameter of OAuth',
  effect:
    'A prepared link makes the product ask Entra for something else: a code for another address, tokens in the address bar, a state that the attacker knows.',
  fix: 'Build the authorization request from your configuration and fresh random values only. Never copy the query of the start address into it.',
})
