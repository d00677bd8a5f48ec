import { type CatalogueEntry, entry } from '../entry.ts'

/** Limits and failures of the service. */
export const service: readonly CatalogueEntry[] = [
  entry({
    code: 50196,
    error: 'invalid_grant',
    errors: { redirect: 'invalid_request' },
    travels: ['redirect', 'page', 'json'],
    text: 'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
    cause: 'The product sends the person back to Entra again and again.',
    remedy: 'Report it to the maker of the product: the callback fails and starts a new login.',
    source:
      'Microsoft docs: authentication and authorization error codes; the OAuth errors are not confirmed',
  }),
  entry({
    code: 90055,
    error: 'temporarily_unavailable',
    travels: ['redirect', 'page', 'json'],
    text: 'The server terminated an operation because there are too many requests.',
    cause: 'Too many requests: throttled.',
    remedy: 'Wait and try again; the maker of the product looks for loops.',
  }),
  entry({
    code: 90033,
    error: 'temporarily_unavailable',
    travels: ['redirect', 'page', 'json'],
    status: 503,
    text: 'A transient error has occurred. Please try again.',
    cause: 'Entra had a passing failure.',
    remedy: 'Try again.',
    source: 'Microsoft docs: authentication and authorization error codes; the status is not confirmed',
  }),
  entry({
    code: 90036,
    error: 'server_error',
    travels: ['page', 'redirect', 'json'],
    status: 500,
    text: 'An unexpected, non-retryable error from the directory service has occurred.',
    cause: 'The directory behind Entra failed.',
    remedy: 'Open a support ticket with the correlation ID.',
    source: 'Microsoft docs: authentication and authorization error codes; the status is not confirmed',
  }),
]
