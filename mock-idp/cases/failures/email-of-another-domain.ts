import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'email-of-another-domain',
  title: 'a stranger has your address in another directory, and the product goes by the address (nOAuth)',
  config: contoso(
    { signInAudience: 'AzureADMultipleOrgs', optionalClaims: ['email', 'xms_edov'] },
    {},
    {
      tenants: [
        {
          domain: 'fabrikam.example',
          people: [{ userPrincipalName: 'mallory@fabrikam.example', mail: 'mia@contoso.example' }],
        },
      ],
    },
  ),
  paste: {
    issuer: '{{origin}}/common/v2.0',
    metadataUrl: '{{origin}}/common/v2.0/.well-known/openid-configuration',
  },
  seeIt:
    'Sign in as mia@contoso.example, sign out, and sign in as mallory@fabrikam.example, whose own administrator set her address to mia@contoso.example.',
  symptom:
    'A product that finds accounts by "email" lets Mallory in as Mia. Both tokens have the same "email"; "tid", "oid" and "sub" differ.',
  remedy:
    'Recognise people by "tid" and "oid" (or "iss" and "sub"), let in only tenants that you know, and never trust "email" without "xms_edov".',
  evidence: [
    'Microsoft: Migrate away from using email claims for user identification or authorization',
    'formbricks/formbricks#9017',
  ],
} satisfies Case
