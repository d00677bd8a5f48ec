import type { Refusal } from '../../aadsts/refusal.ts'
import type { Version } from '../../minting/version.ts'
import type { Parameters } from '../../server/exchange.ts'
import { readClaimsParameter } from './claims-parameter.ts'
import { missing } from './missing.ts'
import { readResponseType } from './response-type.ts'

/** The values of `prompt` that Entra knows; there is one at a time. */
const prompts = ['login', 'none', 'consent', 'select_account']

interface Rule {
  /** Undefined when the rule has nothing to say. */
  readonly refusal: (parameters: Parameters, version: Version) => Refusal | undefined
}

const invalid = (parameter: string, reason: string): Refusal => ({
  code: 90023,
  values: { parameter },
  reason,
})

/** What may be wrong with the parameters, once response type and mode are right; the first that refuses counts. */
const rules: readonly Rule[] = [
  {
    // v1.0 requests name a resource; their scopes are optional.
    refusal: ({ scope = '' }, version) =>
      version === 2 && scope.trim() === '' ? missing('scope') : undefined,
  },
  {
    refusal: ({ response_type: type = '', scope = '' }, version) =>
      version === 2 && readResponseType(type).includes('id_token') && !scope.split(' ').includes('openid')
        ? {
            code: 70005,
            values: { reason: "response_type 'id_token' requires the 'openid' scope" },
            reason: 'An ID token was asked for without the scope openid.',
          }
        : undefined,
  },
  {
    refusal: ({ response_type: type = '', nonce = '' }) =>
      readResponseType(type).includes('id_token') && nonce === ''
        ? {
            code: 90014,
            values: { parameter: 'nonce' },
            reason: 'An ID token in the front channel needs a nonce.',
          }
        : undefined,
  },
  {
    refusal: ({ request }) =>
      request === undefined
        ? undefined
        : invalid('request', 'Request objects (the parameter request) are not supported.'),
  },
  {
    refusal: ({ request_uri: uri }) =>
      uri === undefined
        ? undefined
        : invalid('request_uri', 'Request objects (the parameter request_uri) are not supported.'),
  },
  {
    refusal: ({ prompt }) =>
      prompt === undefined || prompt === '' || prompts.includes(prompt)
        ? undefined
        : invalid('prompt', `The prompt ${prompt} is unknown.`),
  },
  {
    refusal: ({ code_challenge: challenge, code_challenge_method: method = 'plain' }) =>
      challenge !== undefined && method !== 'S256' && method !== 'plain'
        ? { code: 50149, reason: `The code_challenge_method ${method} is unknown.` }
        : undefined,
  },
  {
    refusal: ({ code_challenge: challenge, code_challenge_method: method }) =>
      (challenge === undefined && method !== undefined) || challenge === ''
        ? {
            code: 50147,
            reason: 'There is a code_challenge_method without a code_challenge, or an empty one.',
          }
        : undefined,
  },
  {
    refusal: ({ code_challenge: challenge }) =>
      challenge !== undefined && !/^[A-Za-z0-9._~-]{43,128}$/.test(challenge)
        ? {
            code: 501491,
            reason: 'The code_challenge is not 43 to 128 characters of A-Z a-z 0-9 - . _ ~.',
          }
        : undefined,
  },
  {
    refusal: ({ claims }) =>
      readClaimsParameter(claims) === undefined
        ? { code: 90100, values: { parameter: 'claims' }, reason: 'The parameter claims is not valid JSON.' }
        : undefined,
  },
]

/** Why the parameters of an authorization request are refused, at its redirect URI. */
export const parameterRefusal = (parameters: Parameters, version: Version): Refusal | undefined => {
  for (const { refusal } of rules) {
    const found = refusal(parameters, version)
    if (found !== undefined) return found
  }
  return undefined
}
