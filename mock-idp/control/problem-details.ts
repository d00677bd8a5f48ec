/** Refusals of the control API as problem details (RFC 9457). */
import { z } from 'zod'
import { MockEntraError, type MockEntraErrorCode, type Problem } from '../errors.ts'

/** What kind of problem it is, as the end of its `type`. */
export type ProblemKind =
  | MockEntraErrorCode
  | 'unauthorized'
  | 'not-found'
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'internal'

export interface Refused {
  readonly kind: ProblemKind
  readonly detail: string
  readonly problems?: readonly Problem[]
  /** Where the problems are: in the body, or in parameters of the query. */
  readonly within?: 'body' | 'query'
  readonly headers?: Readonly<Record<string, string>>
}

const kinds: Readonly<Record<ProblemKind, { readonly status: number; readonly title: string }>> = {
  'bad-input': { status: 400, title: 'The call is not right' },
  unauthorized: { status: 401, title: 'The control token is missing or wrong' },
  unknown: { status: 404, title: 'There is no such thing in the directory' },
  'not-found': { status: 404, title: 'There is no such path' },
  'method-not-allowed': { status: 405, title: 'The path does not answer this method' },
  'keys-exhausted': { status: 409, title: 'There is no spare key left' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not JSON' },
  'port-in-use': { status: 500, title: 'The port is in use' },
  certificate: { status: 500, title: 'The certificate cannot be kept' },
  internal: { status: 500, title: 'The mock itself failed' },
}
const typePrefix = 'urn:greencheck:mock-entra:'

/** Names every place: `pointer` in the body (RFC 6901, as a URI fragment), or `parameter` of the query. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(
    z.object({ detail: z.string(), pointer: z.string().optional(), parameter: z.string().optional() }),
  ),
})
export type ProblemDetails = z.infer<typeof problemBody>

export const problemDetails = ({
  kind,
  detail,
  problems = [],
  within = 'body',
}: Refused): ProblemDetails => ({
  type: `${typePrefix}${kind}`,
  ...kinds[kind],
  detail,
  errors: problems.map(({ path, message }) => ({
    detail: message,
    ...(within === 'body' ? { pointer: pointerOf(path) } : { parameter: path }),
  })),
})

/** `tenants.0.domain` as `#/tenants/0/domain`. */
const pointerOf = (path: string): string =>
  path === ''
    ? '#'
    : `#/${path
        .split('.')
        .map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/')}`

/** What was thrown, as it is told to the caller. */
export const refusedOf = (thrown: unknown): Refused => {
  if (!(thrown instanceof MockEntraError))
    return { kind: 'internal', detail: 'Please report it with the call.' }
  const [detail = ''] = thrown.message.split('\n')
  return {
    kind: thrown.code,
    detail,
    problems: thrown.problems,
    within: detail.startsWith('The query') ? 'query' : 'body',
  }
}
