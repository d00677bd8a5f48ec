import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'single-tenant-at-common',
  title: 'the application is for one directory, and the product sends people to /common',
  code: 50194,
  config: contoso({ signInAudience: 'AzureADMyOrg' }),
  paste: {
    issuer: '{{origin}}/common/v2.0',
    metadataUrl: '{{origin}}/common/v2.0/.well-known/openid-configuration',
  },
  seeIt: 'Paste the values, with /common in them, and press the login button of your product.',
  symptom:
    'A page of Entra says AADSTS50194, "Application … is not configured as a multi-tenant application. Usage of the /common endpoint is not supported". The product never hears of it.',
  remedy:
    'Paste the issuer with the tenant ID. Only for a product that lets in people of any directory: Authentication → Supported account types → Accounts in any organizational directory.',
  evidence: ['O365/python-o365#1028', 'TheNetworg/oauth2-azure#129', 'MicrosoftDocs/azure-docs#55341'],
} satisfies Case
