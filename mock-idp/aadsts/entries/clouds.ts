import { type CatalogueEntry, entry } from '../entry.ts'

const crossCloud = {
  error: 'invalid_request',
  travels: ['json', 'page'],
  text: 'Confidential Client is not supported in Cross Cloud request.',
} as const

/** National clouds: application, tenant, person and endpoint have to live in the same one. */
export const clouds: readonly CatalogueEntry[] = [
  entry({
    ...crossCloud,
    code: 900382,
    cause: 'An application with a secret asked for tokens of a tenant that lives in another cloud.',
    remedy: 'Use the endpoints of the cloud that the tenant lives in, and an application registered there.',
  }),
  entry({
    ...crossCloud,
    code: 900432,
    cause: 'A code or refresh token was issued in another cloud than the endpoint that redeems it.',
    remedy: 'Send the token request to the cloud that issued the code.',
  }),
  entry({
    code: 900439,
    error: 'invalid_request',
    travels: ['page', 'json'],
    text: 'USGClientNotSupportedOnPublicEndpoint: US Government client is not supported on the public endpoint.',
    known: false,
    cause: 'An application registered in the US Government cloud was used at the public endpoint.',
    remedy: 'Use login.microsoftonline.us, or register the application in the public cloud.',
    source: 'Microsoft docs: error AADSTS900439 (name only; the sentence is not confirmed)',
    grade: 'unverified',
  }),
  entry({
    code: 90038,
    error: 'invalid_request',
    travels: ['page', 'json'],
    text: "The specified tenant '{tenantName}' belongs to the National Cloud '{cloud}'. Current cloud instance '{currentCloud}' does not federate with {cloud}.",
    cause: 'The tenant lives in another cloud than the endpoint.',
    remedy: 'Use the endpoints of the cloud that the tenant lives in.',
  }),
  entry({
    code: 900384,
    error: 'invalid_request',
    travels: ['json', 'page'],
    text: 'JWT token failed signature validation.',
    cause: 'A token that another cloud or identity provider issued has a signature that cannot be verified.',
    remedy: 'Send the token to the cloud that issued it.',
  }),
  entry({
    code: 500207,
    error: 'invalid_request',
    text: "The account type can't be used for the resource you're trying to access.",
    known: false,
    cause: 'The application asks for an API that is not for accounts of this kind, as often in External ID.',
    remedy: 'Give the API the same supported account types as the application.',
    source: 'issue threads',
    grade: 'reported',
  }),
  entry({
    code: 500208,
    error: 'invalid_request',
    travels: ['page', 'json'],
    text: 'The domain is not a valid login domain for the account type.',
    cause: 'A work account tried to sign in where only local accounts may, as in External ID.',
    remedy: 'Sign in with an account of the external tenant.',
  }),
  entry({
    code: 90027,
    error: 'invalid_request',
    text: 'We are unable to issue tokens from this API version on the MSA tenant. Please contact the application vendor as they need to use version 2.0 of the protocol to support this.',
    cause: 'The v1.0 endpoint was called at /consumers.',
    remedy: 'Configure the product for the v2.0 endpoint.',
  }),
  entry({
    code: 500201,
    error: 'invalid_request',
    text: 'We are unable to issue tokens from this API version on the MSA tenant. Please contact the application vendor as they need to use version 2.0 of the protocol to support this.',
    known: false,
    cause: 'A personal account signed in through the v1.0 endpoint.',
    remedy: 'Configure the product for the v2.0 endpoint.',
    source: 'passport-outlook#16',
    grade: 'reported',
  }),
]
