import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'account-of-another-tenant',
  title: 'somebody signs in with an account of another organisation',
  code: 50020,
  config: contoso(
    {},
    {},
    { tenants: [{ domain: 'fabrikam.example', people: [{ userPrincipalName: 'otto@fabrikam.example' }] }] },
  ),
  seeIt:
    'Press the login button of your product and type the name otto@fabrikam.example, as a browser does by itself that is signed in there.',
  symptom:
    'A page of Entra says AADSTS50020, "User account … does not exist in tenant … and cannot access the application". The product never hears of it.',
  remedy:
    'Sign in with an account of the organisation (a private window forgets the other one), or invite the person as a guest. A product can send prompt=select_account, so that people may choose.',
  evidence: ['MicrosoftDocs/azure-docs#118443', 'microsoft/PowerBI-CSharp#64', 'O365/python-o365#1119'],
} satisfies Case
