import { authorize, post } from './verbs.ts'
import type { Way } from './way.ts'

export const audienceWays: readonly Way[] = [
  {
    code: 50194,
    how: 'A single-tenant application (the default) signs in at `/common`.',
    seen: 'page',
    act: authorize({}, { at: 'common' }),
  },
  {
    code: 9002331,
    how: 'An application with `signInAudience: PersonalMicrosoftAccount` signs in at `/common`.',
    seen: 'page',
    application: { signInAudience: 'PersonalMicrosoftAccount' },
    act: authorize({}, { at: 'common' }),
  },
  {
    code: 9002332,
    how: 'An application with `signInAudience: AzureADMultipleOrgs` signs in at `/consumers`.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: authorize({}, { at: 'consumers' }),
  },
  {
    code: 9002346,
    how: 'An application with `signInAudience: PersonalMicrosoftAccount` signs in at the tenant.',
    seen: 'page',
    application: { signInAudience: 'PersonalMicrosoftAccount' },
    act: authorize(),
  },
  {
    code: 90124,
    how: 'At `/common`, ask for a scope of a single-tenant application of the tenant, such as `api://{client ID}/read`.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: (stage) => {
      const { clientId } = stage.tenant.application({ identifierUris: ['api://single-90124'] })
      return authorize({ scope: `openid api://${clientId}/read` }, { at: 'common' })(stage)
    },
  },
  {
    code: 90130,
    how: 'An application with `signInAudience: AzureADMultipleOrgs` signs in at the v1.0 endpoint of `/consumers`.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: authorize({}, { at: 'consumers', v1: true }),
  },
  {
    code: 9001023,
    how: 'A password (the grant `password`) at `/common`.',
    seen: 'json',
    application: { signInAudience: 'AzureADMultipleOrgs', allowPublicClient: true },
    act: post(
      'token',
      ({ app, person }) => ({
        grant_type: 'password',
        client_id: app.clientId,
        username: person.userPrincipalName,
        password: 'any',
        scope: 'openid',
      }),
      { at: 'common' },
    ),
  },
]
