import type { Parameters } from '../../server/exchange.ts'

/** The client credentials of a token request, wherever they were. */
export interface Credentials {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly assertion: string | undefined
  readonly assertionType: string | undefined
  /** Why it is not clear who asks; undefined when it is. */
  readonly ambiguous: string | undefined
}

/** `client_secret_post`, `private_key_jwt`, or `client_secret_basic` with percent-encoded parts (RFC 6749, 2.3.1). */
export const readCredentials = ({
  form,
  headers,
}: {
  readonly form: Parameters
  readonly headers: { readonly authorization?: string | undefined }
}): Credentials => {
  const basic = readBasic(headers.authorization)
  const given = (name: string): string | undefined => (form[name] === '' ? undefined : form[name])
  return {
    clientId: given('client_id') ?? basic?.clientId,
    clientSecret: given('client_secret') ?? basic?.clientSecret,
    assertion: given('client_assertion'),
    assertionType: given('client_assertion_type'),
    ambiguous: basic === undefined ? undefined : ambiguity(basic.clientId, given),
  }
}

const ambiguity = (
  basicClientId: string,
  given: (name: string) => string | undefined,
): string | undefined => {
  const clientId = given('client_id')
  if (clientId !== undefined && clientId.toLowerCase() !== basicClientId.toLowerCase())
    return `The header names ${basicClientId}, the body names ${clientId}.`
  return given('client_secret') === undefined && given('client_assertion') === undefined
    ? undefined
    : 'There is a credential in the header and another one in the body.'
}

const readBasic = (header: string | undefined): { clientId: string; clientSecret: string } | undefined => {
  const match = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')
  if (match === null) return undefined
  const text = Buffer.from(match[1] ?? '', 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  return { clientId: formDecoded(text.slice(0, colon)), clientSecret: formDecoded(text.slice(colon + 1)) }
}

/** What was not encoded before is another text afterwards, and then the secret is wrong. */
const formDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text.replaceAll('%', '\uFFFD')
  }
}
