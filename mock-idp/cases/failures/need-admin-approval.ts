import type { Case } from '../case.ts'
import { contoso } from '../contoso.ts'

export default {
  name: 'need-admin-approval',
  title: 'people may not consent by themselves, and no administrator has consented',
  code: 90094,
  config: contoso(
    { consent: 'admin' },
    {
      userConsent: 'blocked',
      people: [
        { userPrincipalName: 'mia@contoso.example' },
        { userPrincipalName: 'admin@contoso.example', administrator: true },
      ],
    },
  ),
  seeIt: 'Press the login button of your product and sign in as mia@contoso.example.',
  symptom:
    'A page of Entra says "Need admin approval" (AADSTS90094). If Mia goes back from there, the redirect has error=access_denied.',
  remedy:
    'An administrator opens {{origin}}/{{tenantId}}/adminconsent?client_id={{clientId}} once, or: Enterprise applications → Permissions → Grant admin consent.',
  evidence: ['Azure-Samples/active-directory-aspnetcore-webapp-openidconnect-v2#44'],
} satisfies Case
