/** Good requests, and what can be done to them. For the test that throws thousands of them at a mock. */
import type { Random } from './random.ts'

export type Pairs = readonly (readonly [string, string])[]

export interface GeneratedRequest {
  readonly to: 'protocol' | 'neighbour' | 'control'
  readonly method: string
  readonly path: string
  readonly query: Pairs
  /** Fields of a form; undefined is a request without a body. */
  readonly form: Pairs | undefined
  /** A body in the place of the form. */
  readonly body?: string
  readonly headers: Readonly<Record<string, string>>
}

/** Values that break what is not careful. */
const nasty: readonly ((random: Random) => string)[] = [
  () => '',
  () => ' ',
  () => '%',
  () => '%zz%0d%0a',
  () => '\r\nSet-Cookie: x=y',
  () => '\0',
  () => '\ud800',
  () => 'ünïcödé 😀',
  () => '__proto__',
  () => 'constructor',
  () => 'null',
  () => '{"a":[',
  () => '[]',
  () => '-1',
  () => '1e309',
  () => 'NaN',
  () => '9'.repeat(400),
  () => '<script>alert(1)</script>',
  () => "' or 1=1 --",
  () => '../../../../etc/passwd',
  () => 'javascript:alert(1)',
  () => 'https://elsewhere.example/',
  () => 'a.b.c',
  () => 'eyJhbGciOiJub25lIn0.e30.',
  () => `${Buffer.from('{"alg":"RS256","kid":1}').toString('base64url')}.bnVsbA.AA`,
  () => '11111111-2222-4333-8444-555555555555',
  () => '00000000-0000-0000-0000-000000000000',
  ({ whole }) => 'x'.repeat(whole(20_000)),
  ({ whole }) => ' a'.repeat(whole(2_000)),
  ({ whole }) => '\u00e4'.repeat(whole(3_000)),
]

const names = [
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce', 'prompt'],
  ...[
    'login_hint',
    'domain_hint',
    'max_age',
    'claims',
    'resource',
    'code_challenge',
    'code_challenge_method',
  ],
  ...['grant_type', 'code', 'code_verifier', 'refresh_token', 'device_code', 'client_secret', 'username'],
  ...['client_assertion', 'client_assertion_type', 'assertion', 'post_logout_redirect_uri', 'logout_hint'],
  ...['id_token_hint', 'account', 'action', 'password', 'userPrincipalName', 'user_code', 'appid', 'tenant'],
  ...['__proto__', 'constructor', 'toString', '', 'x'],
] as const
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'] as const
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
] as const

const nastyValue = (random: Random): string => random.pick(nasty)(random)

const mutatePairs = (pairs: Pairs, random: Random): Pairs => {
  const at = random.whole(Math.max(1, pairs.length))
  const { [at]: pair = ['', ''] as const } = pairs
  switch (random.whole(5)) {
    case 0:
      return pairs.toSpliced(at, 1)
    case 1:
      return pairs.toSpliced(at, 1, [pair[0], nastyValue(random)])
    case 2:
      return pairs.toSpliced(at, 0, pair)
    case 3:
      return [...pairs, [random.pick(names), nastyValue(random)]]
    default:
      return pairs.toSpliced(at, 1, [nastyValue(random), pair[1]])
  }
}

const mutatePath = (path: string, random: Random): string => {
  const segments = path.split('/')
  const at = 1 + random.whole(Math.max(1, segments.length - 1))
  switch (random.whole(5)) {
    case 0:
      return segments.toSpliced(at, 1).join('/')
    case 1:
      return segments.toSpliced(at, 1, encodeURIComponent(nastyValue(random).toWellFormed())).join('/')
    case 2:
      return segments.toSpliced(at, 0, random.pick(['', '.', '..', '%', '%ff', 'v2.0', 'common'])).join('/')
    case 3:
      return `${path}/`
    default:
      return segments
        .toSpliced(at, 1, random.pick(['common', 'organizations', 'consumers', '%e0%a4%a', '%00']))
        .join('/')
  }
}

const mutateHeaders = (headers: GeneratedRequest['headers'], random: Random): GeneratedRequest['headers'] => {
  // What a client of this test can send at all: no line breaks, nothing beyond Latin-1.
  const value = nastyValue(random).replaceAll(/[^\t\x20-\x7e\u00a0-\u00ff]/g, '')
  const name = random.pick([
    'authorization',
    'cookie',
    'origin',
    'content-type',
    'client-request-id',
    'accept',
  ])
  return {
    ...headers,
    [name]: name === 'authorization' ? `${random.pick(['Bearer', 'Basic', ''])} ${value}` : value,
  }
}

/** A request after one more thing was done to it. */
export const mutate = (request: GeneratedRequest, random: Random): GeneratedRequest => {
  switch (random.whole(8)) {
    case 0:
      return { ...request, method: random.pick(methods) }
    case 1:
      return { ...request, path: mutatePath(request.path, random) }
    case 2:
      return { ...request, headers: { ...request.headers, 'content-type': random.pick(types) } }
    case 3:
      return { ...request, headers: mutateHeaders(request.headers, random) }
    case 4:
      return { ...request, body: nastyValue(random), method: random.pick(['POST', 'PUT']) }
    case 5:
      return { ...request, query: mutatePairs(request.query, random) }
    default:
      return request.form === undefined
        ? { ...request, query: mutatePairs(request.query, random) }
        : { ...request, form: mutatePairs(request.form, random) }
  }
}

const encoded = (pairs: Pairs): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()

/** Path with query, and body, as they go over the wire. */
export const onTheWire = ({ path, query, form, body, headers, method }: GeneratedRequest) => {
  const text = body ?? (form === undefined ? undefined : encoded(form))
  const hasBody = text !== undefined && method !== 'GET' && method !== 'HEAD' && method !== 'TRACE'
  return {
    method,
    target: query.length === 0 ? path : `${path}?${encoded(query)}`,
    headers: {
      ...(hasBody && headers['content-type'] === undefined
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : {}),
      ...headers,
    },
    body: hasBody ? text : undefined,
  }
}
