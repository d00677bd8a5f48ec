import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.form-post-happy',
  title: 'lets a member in whose answer Entra posts as a form',
  level: 'MUST',
  basis: 'entra',
  phase: 'member-login',
  references: ['OAuth Form Post 2', 'Entra OIDC', 'GitHub AzureAD/passport-azure-ad#477'],
  needs: ['form-post'],
  world: { settings: { responseMode: 'form_post' } },
  steps: [
    { do: 'login', browser: 'hers', expect: 'in' },
    { do: 'look', at: 'private', who: 'mia', browser: 'hers', expect: 'shown' },
  ],
  journal: ['form-post-asked', 'one-login'],
  failure: 'did not let {who} in although everything was right',
  effect:
    'Nobody gets in: the form comes from the site of Entra, browsers leave SameSite=Lax cookies out, and the login that it belongs to cannot be found.',
  fix: 'Let the cookie of the login on its way be "SameSite=None; Secure", or answer the form with a redirect to your own page (303) and look for the session there.',
})
