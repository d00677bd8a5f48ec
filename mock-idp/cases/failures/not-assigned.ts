import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'not-assigned',
  failure: 23,
  title: 'the person is not assigned to the application',
  code: 50105,
  config: contoso({ assignmentRequired: true, assignments: [{ principal: 'max@contoso.example' }] }),
  seeIt: 'Sign in as mia@contoso.example, who is not assigned, and then as max@contoso.example, who is.',
  symptom:
    'For Mia a page of Entra says AADSTS50105: the administrator has configured the application to block people who are not assigned. The product never hears of it. Max gets in.',
  remedy:
    'Enterprise applications → Users and groups → Add user/group (members of nested groups do not count), or Properties → Assignment required: No.',
  evidence: ['nextauthjs/next-auth#5455', 'AzureAD/microsoft-authentication-library-for-js#3949'],
} satisfies Case
