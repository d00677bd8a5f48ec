import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'userinfo-of-personal-account',
  failure: 21,
  title: 'UserInfo of a personal Microsoft account has nothing but "sub"',
  config: contoso(
    { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
    {},
    { consumers: { people: [{ userPrincipalName: 'ada@outlook.example', displayName: 'Ada' }] } },
  ),
  paste: {
    issuer: '{{origin}}/common/v2.0',
    metadataUrl: '{{origin}}/common/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Sign in as ada@outlook.example, a personal account, and let your product call UserInfo.',
  symptom: 'UserInfo answers {"sub": …} and nothing else: no name, no address.',
  remedy: 'Read the claims of the ID token, where name and address are.',
  evidence: ['MicrosoftDocs/azure-docs#28317'],
} satisfies Case
