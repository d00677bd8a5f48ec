import { MockEntraError, type MockEntraErrorCode, type Problem } from '../errors.ts'
import type { ProblemDetails } from './problem-details.ts'

/** Where the control API is, and what opens it. */
export interface ControlAddress {
  readonly url: string
  readonly token: string
}

/** Makes one call, or throws a `MockEntraError` that says what the mock said. */
export type CallControl = <Result>(method: string, path: string, body?: unknown) => Promise<Result>

export const controlCaller =
  ({ url, token }: ControlAddress): CallControl =>
  async <Result>(method: string, path: string, body?: unknown): Promise<Result> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return answer as Result
    const { detail, errors } = answer as ProblemDetails
    throw new MockEntraError(codes[response.status] ?? 'bad-input', detail, errors.map(problemOf))
  }

const codes: Readonly<Record<number, MockEntraErrorCode>> = { 404: 'unknown', 409: 'keys-exhausted' }

const problemOf = ({ detail, pointer, parameter = '' }: ProblemDetails['errors'][number]): Problem => ({
  path: pointer === undefined ? parameter : pathOf(pointer),
  message: detail,
})

/** `#/tenants/0/domain` as `tenants.0.domain`. */
const pathOf = (pointer: string): string =>
  pointer
    .slice(2)
    .split('/')
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
