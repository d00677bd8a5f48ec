import { tokenResponse } from '../../faults/fault.ts'
import { clientCredentials, redeem, refresh, signIn } from './logins.ts'
import { authorize } from './verbs.ts'
import type { Way } from './way.ts'

export const cloudWays: readonly Way[] = [
  {
    code: 900382,
    how: 'A multi-tenant application of the public cloud asks, with its secret, at a tenant with `cloud: us-government`.',
    seen: 'json',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    arrange: ({ entra }) => {
      entra.tenant({ domain: 'gov-900382.example', cloud: 'us-government' })
    },
    act: clientCredentials({}, { at: 'gov-900382.example' }),
  },
  {
    code: 900432,
    how: 'An application of a tenant with `cloud: china` gets a refresh token for an account of the public cloud at `/common`, and uses it at its own tenant.',
    seen: 'json',
    tenant: { cloud: 'china' },
    application: { signInAudience: 'AzureADMultipleOrgs' },
    arrange: ({ entra }) => {
      entra
        .tenant({ domain: 'public-900432.example' })
        .person({ userPrincipalName: 'pam@public-900432.example' })
    },
    act: refresh(
      {},
      { loginAt: { at: 'common' }, forms: [{ userPrincipalName: 'pam@public-900432.example' }] },
    ),
  },
  {
    code: 900439,
    how: 'An application of a tenant with `cloud: us-government` signs in at `/common`.',
    seen: 'page',
    tenant: { cloud: 'us-government' },
    application: { signInAudience: 'AzureADMultipleOrgs' },
    act: authorize({}, { at: 'common' }),
  },
  {
    code: 90038,
    how: 'Somebody of a tenant with `cloud: china` signs in at `/common`.',
    seen: 'page',
    application: { signInAudience: 'AzureADMultipleOrgs' },
    arrange: ({ entra }) => {
      entra
        .tenant({ domain: 'china-90038.example', cloud: 'china' })
        .person({ userPrincipalName: 'li@china-90038.example' })
    },
    act: signIn({}, [{ userPrincipalName: 'li@china-90038.example' }], { at: 'common' }),
  },
  {
    code: 900384,
    how: 'Fault `tokenResponse.refused(900384)`: nothing in the mock is signed by another cloud.',
    seen: 'json',
    faults: [tokenResponse.refused(900384)],
    act: redeem(),
  },
  {
    code: 500207,
    how: 'In a tenant with `cloud: external-id`, ask for a scope of an API that is not single-tenant.',
    seen: 'page',
    tenant: { cloud: 'external-id' },
    arrange: ({ tenant }) => {
      tenant.application({
        identifierUris: ['api://many-500207'],
        signInAudience: 'AzureADandPersonalMicrosoftAccount',
      })
    },
    act: authorize({ scope: 'openid api://many-500207/read' }),
  },
  {
    code: 500208,
    how: 'Somebody of another tenant signs in at a tenant with `cloud: external-id`.',
    seen: 'page',
    tenant: { cloud: 'external-id' },
    arrange: ({ entra }) => {
      entra.tenant({ domain: 'home-500208.example' }).person({ userPrincipalName: 'ole@home-500208.example' })
    },
    act: signIn({}, [{ userPrincipalName: 'ole@home-500208.example' }]),
  },
  {
    code: 90027,
    how: 'The v1.0 endpoint at `/consumers`.',
    seen: 'page',
    application: { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
    act: authorize({}, { at: 'consumers', v1: true }),
  },
  {
    code: 500201,
    how: 'A personal account (of `entra.consumers`) signs in at the v1.0 endpoint of `/common`.',
    seen: 'page',
    application: { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
    arrange: ({ entra }) => {
      entra.consumers.person({ userPrincipalName: 'pia@outlook.example', kind: 'personal' })
    },
    act: signIn({}, [{ userPrincipalName: 'pia@outlook.example' }], { at: 'common', v1: true }),
  },
]
