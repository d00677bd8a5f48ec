/** What the authorization and token requests have to look like, from the journal of the mock Entra. Pure. */
import { createHash } from 'node:crypto'
import type { JournalEntry } from '../../mock-idp/contract.ts'
import type { Evidence } from '../evidence.ts'
import { alike, guessable } from './randomness.ts'

/** Undefined when it holds, otherwise what the product did, completing "Your product …". */
type Finding = string | undefined
type Check = (journal: readonly JournalEntry[], evidence: Pick<Evidence, 'redirectUris' | 'steps'>) => Finding

const nothingSent = 'sent no authorization request to Entra'

/** The parameters of an entry, with those that came more than once. */
const queryOf = ({ path, parameters }: JournalEntry): URLSearchParams => {
  const query = new URL(path, 'https://entra.invalid').searchParams
  for (const [name, value] of Object.entries(parameters)) if (!query.has(name)) query.append(name, value)
  return query
}

const requestsOf = (journal: readonly JournalEntry[]): readonly URLSearchParams[] =>
  journal.filter(({ message }) => message === 'authorize').map(queryOf)

const tokensOf = (journal: readonly JournalEntry[]): readonly JournalEntry[] =>
  journal.filter(({ message }) => message === 'token')

const words = (query: URLSearchParams, name: string): readonly string[] =>
  (query.get(name) ?? '').split(' ').filter((word) => word !== '')

const first = <Item>(items: readonly Item[], say: (item: Item) => Finding): Finding =>
  items.map(say).find((finding) => finding !== undefined)

const eachRequest =
  (say: (query: URLSearchParams) => Finding): Check =>
  (journal) => {
    const requests = requestsOf(journal)
    return requests.length === 0 ? nothingSent : first(requests, say)
  }

const repeated = (query: URLSearchParams): string | undefined =>
  [...query.keys()].find((name) => query.getAll(name).length > 1)

const wellFormed = (query: URLSearchParams): Finding => {
  const twice = repeated(query)
  if (twice !== undefined) return `sent "${twice}" more than once in an authorization request`
  const missing = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'].find(
    (name) => (query.get(name) ?? '') === '',
  )
  if (missing !== undefined) return `sent an authorization request without "${missing}"`
  if (!words(query, 'response_type').includes('code'))
    return `asked for "${query.get('response_type')}" instead of an authorization code`
  if (!words(query, 'scope').includes('openid'))
    return 'did not ask for the scope "openid", without which there is no ID token'
  return query.has('nonce') || query.has('code_challenge')
    ? undefined
    : 'sent an authorization request with neither "nonce" nor PKCE'
}

const usefulScopes = ['openid', 'profile', 'email', 'offline_access']

const minimal = (query: URLSearchParams): Finding => {
  const more = words(query, 'scope').filter((scope) => !usefulScopes.includes(scope))
  if (more.length > 0)
    return `asked for ${more.map((scope) => `"${scope}"`).join(' and ')}, which no login needs`
  return words(query, 'scope').includes('email') ? undefined : 'did not ask for the scope "email"'
}

/** The token request that belongs to an authorization request: the one whose verifier or redirect URI came later. */
const verifierFinding = (journal: readonly JournalEntry[]): Finding => {
  const challenges = new Set(requestsOf(journal).map((query) => query.get('code_challenge')))
  return first(tokensOf(journal), ({ parameters: { code_verifier: verifier } }) => {
    if (verifier === undefined)
      return 'sent a token request without "code_verifier", although it had sent a challenge'
    if (!/^[\w.~-]{43,128}$/.test(verifier))
      return 'sent a "code_verifier" that does not have 43 to 128 letters, digits, "-", ".", "_" or "~"'
    return challenges.has(createHash('sha256').update(verifier).digest('base64url'))
      ? undefined
      : 'sent a "code_verifier" that belongs to no challenge of its own'
  })
}

const pkce: Check = (journal) => {
  const requests = requestsOf(journal)
  if (requests.length === 0) return nothingSent
  const challenges = requests.map((query) => query.get('code_challenge') ?? '')
  const odd = first(requests, (query) => {
    if (!query.has('code_challenge')) return 'did not use PKCE'
    if (query.get('code_challenge_method') !== 'S256')
      return `used PKCE with the method "${query.get('code_challenge_method') ?? 'plain'}"`
    return /^[\w-]{43}$/.test(query.get('code_challenge') ?? '')
      ? undefined
      : 'sent a "code_challenge" that is no SHA-256 hash in base64url'
  })
  if (odd !== undefined) return odd
  if (new Set(challenges).size < challenges.length) return 'used the same PKCE challenge for several logins'
  return verifierFinding(journal)
}

const downgraded = (query: URLSearchParams): Finding => {
  const challenge = query.has('code_challenge')
  if (challenge && query.get('code_challenge_method') !== 'S256')
    return 'used PKCE with "plain", where the challenge is the verifier'
  return challenge || query.has('nonce') ? undefined : 'left PKCE out, and had no nonce in its place'
}

const registered: Check = (journal, { redirectUris }) => {
  const foreign = (uri: string | undefined | null): boolean => !redirectUris.includes(uri ?? '')
  const asked = requestsOf(journal).find((query) => foreign(query.get('redirect_uri')))
  if (asked !== undefined) {
    return `sent the redirect URI ${asked.get('redirect_uri') ?? 'none'} to Entra, not the registered ${redirectUris.join(' or ')}`
  }
  const redeemed = tokensOf(journal).find(({ parameters }) => foreign(parameters['redirect_uri']))
  return redeemed === undefined
    ? undefined
    : `sent the redirect URI ${redeemed.parameters['redirect_uri'] ?? 'none'} in the token request, not the registered one`
}

const injected: Check = (journal, { steps }) => {
  const planted = steps.flatMap(({ planned: { step } }) =>
    step.do === 'login' ? Object.entries(step.query ?? {}) : [],
  )
  return first(requestsOf(journal), (query) => {
    const taken = planted.find(([name, value]) => query.getAll(name).includes(value))
    if (taken !== undefined) return `passed "${taken[0]}" of its start address on to Entra`
    const twice = repeated(query)
    return twice === undefined ? undefined : `sent "${twice}" more than once in an authorization request`
  })
}

/** Entra takes longer addresses as well; proxies and load balancers on the way do not. */
const longestAddress = 2048

const travels: Check = (journal) => {
  const long = journal.find(({ message, path }) => message === 'authorize' && path.length > longestAddress)
  if (long !== undefined) return `sent an authorization request of ${long.path.length} characters`
  return eachRequest((query) =>
    /^[\w.~-]+$/.test(query.get('state') ?? '')
      ? undefined
      : 'put characters into "state" that Entra strips or that have to be encoded',
  )(journal, { steps: [], redirectUris: [] })
}

const secretNames = ['code', 'client_secret', 'code_verifier', 'client_assertion']

const tokenRequest: Check = (journal) => {
  const challenged = requestsOf(journal).some((query) => query.has('code_challenge'))
  const tokens = tokensOf(journal)
  if (tokens.length === 0) return 'sent no token request to Entra'
  return first(tokens, ({ method, path, parameters, secret }) => {
    const inAddress = [...new URL(path, 'https://entra.invalid').searchParams.keys()].find((name) =>
      secretNames.includes(name),
    )
    if (inAddress !== undefined)
      return `sent "${inAddress}" in the address of the token request, which logs keep`
    if (method !== 'POST') return `sent the token request with ${method}`
    if (parameters['grant_type'] !== 'authorization_code')
      return `sent the grant type "${parameters['grant_type'] ?? ''}"`
    const missing = ['code', 'redirect_uri', ...(challenged ? ['code_verifier'] : [])].find(
      (name) => (parameters[name] ?? '') === '',
    )
    if (missing !== undefined) return `sent a token request without "${missing}"`
    return secret === undefined
      ? 'sent a token request in which no client secret authenticated it'
      : undefined
  })
}

const times = (
  journal: readonly JournalEntry[],
  message: JournalEntry['message'],
  most: number,
  noun: string,
) => {
  const { length } = journal.filter((entry) => entry.message === message)
  return length > most ? `sent ${length} ${noun} requests, where ${most} would do` : undefined
}

export const requestChecks = {
  'authorization-request-well-formed': eachRequest(wellFormed),
  'scope-minimal': eachRequest(minimal),
  'state-fresh': (journal) => {
    const requests = requestsOf(journal)
    return requests.length === 0
      ? nothingSent
      : guessable(
          'state',
          requests.map((query) => query.get('state') ?? ''),
        )
  },
  'nonce-fresh': (journal) => {
    const requests = requestsOf(journal)
    if (requests.length === 0) return nothingSent
    const bare = requests.filter((query) => !query.has('nonce'))
    if (bare.some((query) => !query.has('code_challenge'))) return 'sent neither a nonce nor a PKCE challenge'
    if (bare.length === requests.length) return undefined
    const same = requests.some((query) => alike(query.get('nonce') ?? '', query.get('state') ?? ''))
    if (same) return 'used one value for both "nonce" and "state"'
    return guessable(
      'nonce',
      requests.map((query) => query.get('nonce') ?? ''),
    )
  },
  'pkce-s256': pkce,
  'pkce-never-downgraded': eachRequest(downgraded),
  'no-token-in-front-channel': eachRequest((query) => {
    const asked = words(query, 'response_type')
    return asked.includes('token') || !asked.includes('code')
      ? `asked for "${asked.join(' ')}": tokens through the browser`
      : undefined
  }),
  'form-post-asked': eachRequest((query) =>
    query.get('response_mode') === 'form_post' ? undefined : 'did not ask for an answer by form post',
  ),
  'redirect-uri-as-registered': registered,
  'nothing-injected': injected,
  'state-travels-well': travels,
  'token-request-well-formed': tokenRequest,
  'one-authorization-request': (journal) => times(journal, 'authorize', 1, 'authorization'),
  'few-authorization-requests': (journal) => times(journal, 'authorize', 2, 'authorization'),
  'at-most-one-token-request': (journal) => times(journal, 'token', 1, 'token'),
} as const satisfies Readonly<Record<string, Check>>
