import { type CatalogueEntry, entry } from '../entry.ts'

/** What shall be answered, how it travels, and the code challenge. */
export const responses: readonly CatalogueEntry[] = [
  entry({
    code: 70005,
    error: 'unsupported_response_type',
    travels: ['redirect', 'page'],
    text: "The provided value for the input parameter 'response_type' is not {verdict}.",
    cause: 'response_type is unknown, or an ID token was asked for without the scope openid.',
    remedy: 'Configure the product for the authorization code flow.',
    source: 'Microsoft docs: authentication and authorization error codes; issue threads',
    grade: 'reported',
  }),
  entry({
    code: 700051,
    error: 'unsupported_response_type',
    travels: ['redirect', 'page'],
    text: "response_type 'token' is not enabled for the application.",
    known: false,
    cause: 'The product asks for an access token in the front channel.',
    remedy:
      'Configure the product for the authorization code flow, or enable access tokens under Authentication.',
    source: 'issue threads',
    grade: 'reported',
  }),
  entry({
    code: 700054,
    error: 'unsupported_response_type',
    travels: ['redirect', 'page'],
    text: "response_type 'id_token' is not enabled for the application.",
    cause: 'The product asks for an ID token in the front channel.',
    remedy:
      'Configure the product for the authorization code flow, or enable ID tokens under Authentication.',
    source: 'ms-identity nodejs sample#36, teams-faqplus#103, captured',
    grade: 'captured',
  }),
  entry({
    code: 70007,
    error: 'invalid_request',
    travels: ['redirect', 'page'],
    text: "'{mode}' is not a supported value of 'response_mode'{purpose}.",
    cause: 'response_mode is unknown, or it is query although a token was asked for.',
    remedy: 'Use form_post or fragment.',
  }),
  entry({
    code: 50147,
    error: 'invalid_request',
    travels: ['redirect', 'page'],
    text: 'The size of the code challenge parameter is not valid.',
    cause: 'code_challenge is empty, or code_challenge_method came without it.',
    remedy: 'Report it to the maker of the product.',
  }),
  entry({
    code: 501491,
    error: 'invalid_request',
    travels: ['redirect', 'page'],
    text: 'Invalid size of Code_Challenge parameter.',
    cause: 'code_challenge is not 43 characters long (S256), or not 43 to 128 (plain).',
    remedy: 'Report it to the maker of the product.',
  }),
  entry({
    code: 50149,
    error: 'invalid_request',
    travels: ['redirect', 'page'],
    text: 'Invalid Code_Challenge_method parameter.',
    known: false,
    cause: 'code_challenge_method is neither S256 nor plain.',
    remedy: 'Send code_challenge_method=S256.',
    source: 'entra-docs PR#1538',
    grade: 'documented',
  }),
]
