import { type CatalogueEntry, entry } from '../entry.ts'

/** The device authorization grant. */
export const deviceCode: readonly CatalogueEntry[] = [
  entry({
    code: 70016,
    error: 'authorization_pending',
    travels: ['json'],
    text: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    cause: 'The person has not finished signing in.',
    remedy: 'Nothing: the device asks again.',
    source: 'issue threads, captured 2021',
    grade: 'captured',
  }),
  entry({
    code: 70018,
    error: 'bad_verification_code',
    travels: ['json', 'page'],
    text: 'Invalid verification code due to User typing in wrong user code for device code flow. Authorization is not approved.',
    cause: 'The device code was never issued, or the person typed a wrong user code.',
    remedy: 'Type the code that the device shows.',
  }),
  entry({
    code: 70019,
    error: 'expired_token',
    travels: ['page', 'json'],
    text: 'Verification code expired. Have the user retry the sign-in.',
    cause: 'The person typed a user code that is older than 15 minutes.',
    remedy: 'Start again on the device.',
  }),
  entry({
    code: 70020,
    error: 'expired_token',
    travels: ['json'],
    text: "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
    known: false,
    cause: 'The device code is older than 15 minutes.',
    remedy: 'Start again on the device.',
    source: 'microsoft-authentication-library-for-js, captured',
    grade: 'captured',
  }),
]
