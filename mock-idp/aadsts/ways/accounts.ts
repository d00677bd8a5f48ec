import { pickAccount, refresh, signIn } from './logins.ts'
import { authorize, post } from './verbs.ts'
import type { Way } from './way.ts'

export const accountWays: readonly Way[] = [
  {
    code: 50020,
    how: 'Somebody of another tenant signs in who is no guest here.',
    seen: 'page',
    arrange: ({ entra }) => {
      entra.tenant({ domain: 'home-50020.example' }).person({ userPrincipalName: 'ole@home-50020.example' })
    },
    act: signIn({}, [{ userPrincipalName: 'ole@home-50020.example' }]),
  },
  {
    code: 90072,
    how: 'Somebody signs in at their own tenant, and then in the same browser at another one where they are no guest.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    arrange: ({ entra }) => {
      entra.tenant({ domain: 'home-90072.example' }).person({ userPrincipalName: 'ole@home-90072.example' })
    },
    act: async (stage) => {
      const ole = [{ userPrincipalName: 'ole@home-90072.example' }]
      await signIn({}, ole, { at: 'home-90072.example' })(stage)
      return signIn({}, ole)(stage)
    },
  },
  {
    code: 50034,
    how: 'Type a user name that nobody has.',
    seen: 'page',
    act: signIn({}, [{ userPrincipalName: 'nobody@contoso.invalid' }]),
  },
  {
    code: 51004,
    how: 'Remove the person (`tenant.removePerson`) while they sign in, between two pages.',
    seen: 'page',
    person: { password: 'right' },
    act: signIn({}, [
      pickAccount,
      ({ tenant, person }) => {
        tenant.removePerson(person.id)
        return { password: 'right' }
      },
    ]),
  },
  {
    code: 50053,
    how: 'A person with `locked: true`.',
    seen: 'page',
    person: { locked: true },
    act: signIn(),
  },
  {
    code: 50055,
    how: 'A person with `passwordExpired: true`; on the page for a new password, type one of less than 8 characters.',
    seen: 'page',
    person: { passwordExpired: true },
    act: signIn({}, [pickAccount, { new_password: 'short' }]),
  },
  {
    code: 50055,
    how: 'The same with the grant `password`.',
    seen: 'json',
    application: { allowPublicClient: true },
    person: { password: 'right', passwordExpired: true },
    act: post('token', ({ app, person }) => ({
      grant_type: 'password',
      client_id: app.clientId,
      username: person.userPrincipalName,
      password: 'right',
      scope: 'openid',
    })),
  },
  {
    code: 50057,
    how: 'A person with `enabled: false`.',
    seen: 'page',
    person: { enabled: false },
    act: signIn(),
  },
  {
    code: 50057,
    how: 'Disable the person after a login, then use the refresh token.',
    seen: 'json',
    act: refresh(
      {},
      {
        between: ({ tenant, person }) => {
          tenant.person({ userPrincipalName: person.userPrincipalName, enabled: false })
        },
      },
    ),
  },
  {
    code: 50058,
    how: '`prompt=none` when nobody is signed in.',
    seen: 'redirect',
    act: authorize({ prompt: 'none' }),
  },
  {
    code: 50126,
    how: 'A person with a `password`; type another one.',
    seen: 'page',
    person: { password: 'right' },
    act: signIn({}, [pickAccount, { password: 'wrong' }]),
  },
]
