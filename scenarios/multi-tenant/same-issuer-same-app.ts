import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'multi-tenant.same-issuer-same-app',
  title: 'keeps members apart where two organisations share tenant and application',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['Hub guide enforcement', 'ASVS 8.4.1'],
  needs: ['multi-tenant', 'invitation-only'],
  world: { organisations: ['acme', 'globex'], sharedTenant: 'one-application', globexAsserts: ['mia'] },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', organisation: 'globex', browser: 'hers', expect: 'hidden' },
    { do: 'login', who: 'mia', organisation: 'globex', expect: 'out' },
  ],
  failure: 'opened an organisation to somebody whom only the shared identity provider knows',
  effect: 'Two departments with one Entra application read everything of each other.',
  fix: 'What Entra says is who somebody is. Whether they are a member is yours: look it up for the organisation that is asked for.',
})
