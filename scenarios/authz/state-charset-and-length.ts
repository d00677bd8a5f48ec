import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'authz.state-charset-and-length',
  title: 'keeps its state short and plain, also for a long page address',
  level: 'SHOULD',
  basis: 'entra',
  phase: 'member-login',
  references: ['Entra redirect URI'],
  needs: ['sends-state', 'return-target'],
  steps: [
    { do: 'login', expect: 'in' },
    {
      do: 'login',
      returnTo: `{{private}}/plans?q=%3Cb%3E${'long-'.repeat(200)}`,
      expect: 'in',
    },
  ],
  journal: ['state-travels-well'],
  answers: ['back-where-asked'],
  failure: 'did not let {who} in when the page that was asked for had a long address',
  effect:
    'Entra strips HTML from "state", and proxies cut long addresses: the login fails for some pages only.',
  fix: 'Put a random value into "state" and keep the page that was asked for on the server.',
})
