import { scenario } from '../../harness/scenario.ts'

export default scenario({
  id: 'callback.deep-link-return',
  title: 'returns to the page that was asked for',
  level: 'SHOULD',
  basis: 'product',
  phase: 'member-login',
  references: ['OIDC Core 3.1.2.1'],
  needs: ['return-target'],
  variants: {
    path: { steps: [{ do: 'login', returnTo: '{{private}}/plans', expect: 'in' }] },
    query: { steps: [{ do: 'login', returnTo: '{{private}}/plans?tab=a&sort=b%26c&tab=%2F', expect: 'in' }] },
    letters: {
      steps: [{ do: 'login', returnTo: '{{private}}/%C3%BCbersicht/2026?q=%E2%9C%93', expect: 'in' }],
    },
  },
  answers: ['back-where-asked'],
  failure: 'did not let {who} in when a page was asked for',
  effect:
    'Links in mails and chats lead to the start page, and people have to search for what they were sent.',
  fix: 'Keep the page that was asked for with the login, on the server, and redirect there after the callback.',
})
