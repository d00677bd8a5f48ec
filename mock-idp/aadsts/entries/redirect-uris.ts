import { type CatalogueEntry, entry } from '../entry.ts'

/** Where the answer may go. */
export const redirectUris: readonly CatalogueEntry[] = [
  entry({
    code: 50011,
    error: 'invalid_request',
    travels: ['page', 'json'],
    text: "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{appId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.",
    cause:
      'The redirect URI in the request is not registered: another scheme, host, case, path or trailing slash.',
    remedy:
      'App registrations → the application → Authentication → add the redirect URI exactly as the product shows it.',
    source: 'artifact-keeper#4143, captured',
    grade: 'captured',
  }),
  entry({
    code: 500112,
    error: 'invalid_client',
    travels: ['json'],
    text: "The reply address '{uri}' does not match the reply address '{registeredUri}' provided when requesting Authorization code.",
    cause: 'redirect_uri of the token request is not the one of the authorization request.',
    remedy:
      'Report it to the maker of the product; often it stands behind a proxy that changes scheme or host.',
    source: 'identity-web#461; the OAuth error is not confirmed',
    grade: 'reported',
  }),
  entry({
    code: 500113,
    error: 'invalid_request',
    text: 'No reply address is registered for the application.',
    cause: 'The application has no redirect URI.',
    remedy: 'App registrations → the application → Authentication → Add a platform → Web.',
    source: 'issue threads',
    grade: 'reported',
  }),
  entry({
    code: 900971,
    error: 'invalid_request',
    text: 'No reply address provided.',
    cause: 'The request has no redirect_uri, and the application has none that could be picked.',
    remedy: 'Register a redirect URI, and configure it in the product.',
  }),
  entry({
    code: 500117,
    error: 'invalid_request',
    text: "The reply uri specified in the request isn't using a secure scheme.",
    known: false,
    cause: 'The redirect URI is http and not on localhost.',
    remedy: 'Serve the product over https, and tell it its public address.',
    source: 'issue threads',
    grade: 'reported',
  }),
  entry({
    code: 90102,
    error: 'invalid_request',
    text: "'redirect_uri' value must be a valid absolute URI.",
    cause: 'redirect_uri is not a URI.',
    remedy: 'Check the base URL that the product was configured with.',
    source: 'Microsoft Q&A 276908',
    grade: 'reported',
  }),
]
