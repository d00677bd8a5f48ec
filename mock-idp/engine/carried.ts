import type { AuthorizeRequest } from '../protocol/authorize-request.ts'

/** Name of the extra parameter in which the accepted request travels through the engine. */
export const carrier = 'accepted_request'

export const carry = (request: AuthorizeRequest): string =>
  Buffer.from(JSON.stringify(request)).toString('base64url')

/** What was read from parameters already: the engine's policy asks several times. */
const known = new WeakMap<object, AuthorizeRequest>()

/** What was carried. Only this mock writes the parameter, so its shape is known. */
export const readCarried = (
  parameters: Readonly<Record<string, unknown>> | undefined,
): AuthorizeRequest | undefined => {
  const text = parameters?.[carrier]
  if (parameters === undefined || typeof text !== 'string') return undefined
  const before = known.get(parameters)
  if (before !== undefined) return before
  const request = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as AuthorizeRequest
  known.set(parameters, request)
  return request
}
