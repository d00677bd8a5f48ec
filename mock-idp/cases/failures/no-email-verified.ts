import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'no-email-verified',
  failure: 7,
  title: 'there is no "email_verified", and the product takes that for false',
  config: contoso({ optionalClaims: ['email'] }),
  seeIt: 'Sign in as mia@contoso.example.',
  symptom:
    'The product refuses the login, or asks to verify the address first: the ID token and UserInfo have "email" and never "email_verified".',
  remedy:
    'Do not ask for "email_verified" from Entra. A directory with one owner vouches for its addresses; across directories recognise people by "tid" and "oid", never by address.',
  evidence: [
    'n8n-io/n8n#17203',
    'coder/coder#3954',
    'open-mercato/open-mercato#2026',
    'kratos-operator#64',
    'artifacthub/hub#1527',
  ],
} satisfies Case
