import { type CatalogueEntry, entry } from '../entry.ts'

/** Interactively it is a step of the sign-in; silently it goes back to the product. */
const demanded = {
  error: 'invalid_grant',
  errors: { redirect: 'interaction_required' },
  travels: ['redirect', 'json', 'page'],
  suberror: 'basic_action',
  claims: true,
} as const

const change =
  'Due to a configuration change made by your administrator, or because you moved to a new location, you must'

/** Strong authentication. */
export const multifactor: readonly CatalogueEntry[] = [
  entry({
    ...demanded,
    code: 50076,
    text: `${change} use multi-factor authentication to access '{resource}'.`,
    cause: 'A policy asks for multifactor authentication.',
    remedy: 'Sign in interactively, or review the Conditional Access policies.',
    source: 'msal-js#5491, captured 2023',
    grade: 'captured',
  }),
  entry({
    ...demanded,
    code: 50079,
    text: `${change} enroll in multi-factor authentication to access '{resource}'.`,
    cause: 'A policy asks for multifactor authentication, and the person has not enrolled.',
    remedy: 'Sign in interactively and enrol.',
    source: 'msal-dotnet#559, captured',
    grade: 'captured',
  }),
  entry({
    ...demanded,
    code: 50078,
    text: "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access '{resource}'.",
    cause: 'The multifactor authentication of this session is older than the policy allows.',
    remedy: 'Sign in interactively.',
  }),
  entry({
    ...demanded,
    code: 50072,
    travels: ['page', 'json'],
    text: 'User needs to enroll for second factor authentication (interactive).',
    cause: 'The person has to enrol in multifactor authentication, and left the page where that is done.',
    remedy: 'Sign in again and enrol.',
  }),
  entry({
    ...demanded,
    code: 50074,
    travels: ['page', 'json'],
    text: 'Strong authentication is required and the user did not pass the MFA challenge.',
    cause: 'Multifactor authentication was not completed.',
    remedy: 'Sign in again and complete it.',
  }),
  entry({
    ...demanded,
    code: 50158,
    text: 'External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.',
    cause:
      'A further challenge has to be met at another provider (custom control, or the home tenant of a guest).',
    remedy: 'Sign in interactively.',
  }),
  entry({
    code: 53004,
    error: 'invalid_grant',
    errors: { redirect: 'interaction_required' },
    travels: ['page', 'redirect', 'json'],
    text: 'User needs to complete Multi-factor authentication registration process before accessing this content. User should register for multi-factor authentication.',
    cause: 'The person has to enrol in multifactor authentication, and may not because of a risk.',
    remedy: 'An administrator dismisses the risk, or registers a method for the person.',
  }),
  entry({
    code: 53010,
    error: 'invalid_grant',
    errors: { redirect: 'interaction_required' },
    travels: ['page', 'redirect', 'json'],
    text: 'Cannot configure multi-factor authentication methods because the organization requires this information to be set from specific locations or devices.',
    cause: 'The person has to enrol in multifactor authentication, and may do so from elsewhere only.',
    remedy: 'Enrol at a trusted place or on a managed device.',
  }),
  entry({
    code: 130501,
    error: 'invalid_grant',
    travels: ['page', 'json'],
    text: 'Sign-in was blocked due to User Credential Policy.',
    known: false,
    cause: 'The policy for authentication methods does not allow this credential.',
    remedy: 'Sign in with another method, or review the authentication methods policy.',
    source: 'Microsoft docs: certificate-based authentication, troubleshooting',
  }),
]
