import { type CatalogueEntry, entry, remembered } from '../entry.ts'

/** Whether this person may use this application, and whether somebody consented. */
export const consent: readonly CatalogueEntry[] = [
  entry({
    code: 50105,
    error: 'invalid_grant',
    errors: { redirect: 'interaction_required' },
    travels: ['page', 'redirect', 'json'],
    text: "Your administrator has configured the application {appName} ('{appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '{user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.",
    cause:
      'Assignment is required, and the person is not assigned (membership through nested groups does not count).',
    remedy: 'Enterprise applications → the application → Users and groups → assign the person.',
    source: 'Microsoft docs: error AADSTS50105; redirect captured 2020',
    grade: 'captured',
  }),
  entry({
    code: 65001,
    error: 'invalid_grant',
    errors: { redirect: 'consent_required' },
    travels: ['redirect', 'json', 'page'],
    text: "The user or administrator has not consented to use the application with ID '{appId}' named '{appName}'. Send an interactive authorization request for this user and resource.",
    suberror: 'consent_required',
    cause: 'Nobody consented to the application.',
    remedy: 'Enterprise applications → the application → Permissions → Grant admin consent.',
    source: 'msal-dotnet#559, captured',
    grade: 'captured',
  }),
  entry({
    code: 65002,
    error: 'invalid_grant',
    travels: ['page', 'json'],
    text: "Consent between first party application '{appId}' and first party resource '{resource}' must be configured via preauthorization - applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.",
    cause: "The client ID is that of an application of Microsoft's own.",
    remedy: 'Register an application of your own, and use its client ID.',
  }),
  entry({
    code: 65004,
    error: 'access_denied',
    travels: ['redirect'],
    text: 'User declined to consent to access the app.',
    cause: 'The person declined to consent.',
    remedy: 'Sign in again and consent, or grant admin consent.',
    source: 'azure-activedirectory-library-for-js#254, captured',
    grade: 'captured',
  }),
  entry({
    code: 90094,
    error: 'access_denied',
    text: '{appName} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.',
    cause: 'The permissions need an administrator.',
    remedy: 'Enterprise applications → the application → Permissions → Grant admin consent.',
    source: 'active-directory-aspnetcore-webapp sample#44, captured',
    grade: 'captured',
  }),
  entry({
    code: 90095,
    error: 'access_denied',
    text: "{appName} requires your admin's approval. Enter a justification for requesting this app.",
    cause:
      'The permissions need an administrator, and the person may ask for approval (admin consent workflow).',
    remedy: 'Enterprise applications → Admin consent requests → review the request.',
    ...remembered,
  }),
]
