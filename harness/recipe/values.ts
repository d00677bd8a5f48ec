/** The `{{values}}` of a recipe: their names, where each is known, and how they are filled in. Pure. */

/** Known from the beginning. */
const always = ['port', 'url', 'entra', 'entraHosts', 'caFile', 'caBundle', 'password'] as const
/** Known once there is an organisation. */
const ofOrganisation = [
  'org',
  'people',
  'settings',
  'admin.email',
  'admin.name',
  'canary.private',
  'canary.public',
  'redirectUri',
] as const
/** Known once an administrator has entered a connection. */
const ofConnection = ['clientId', 'clientSecret', 'issuer', 'issuerUrl', 'metadataUrl', 'tenant'] as const
const ofPerson = ['person.email', 'person.name', 'person.role'] as const

export const valueNames = {
  always,
  organisation: ofOrganisation,
  connection: ofConnection,
  person: ofPerson,
  login: ['returnTo'],
  sessionTimeout: ['seconds', 'hours'],
} as const

export const allValueNames: readonly string[] = Object.values(valueNames).flat()

export type Values = ReadonlyMap<string, unknown>

const mention = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names that a text, or every text of a value, mentions. */
export const namesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [...value.matchAll(mention)].map(([, name = '']) => name)
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namesIn)
}

/** Thrown where a value is mentioned that is not there yet; `check.ts` finds most of them before anything runs. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue'
}

const knownValue = (values: Values, name: string): unknown => {
  const value = values.get(name)
  if (value === undefined) throw new MissingValue(`{{${name}}} is not known yet where it is used`)
  return value
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

export const fill = (text: string, values: Values): string =>
  text.replace(mention, (_, name: string) => textOf(knownValue(values, name)))

/** Fills every text of a JSON value in; a text that is nothing but a value becomes what that is. */
export const fillJson = (part: unknown, values: Values): unknown => {
  if (typeof part === 'string') {
    const [, only] = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(part) ?? []
    return only === undefined ? fill(part, values) : knownValue(values, only)
  }
  if (Array.isArray(part)) return part.map((inner) => fillJson(inner, values))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => [fill(name, values), fillJson(inner, values)]),
  )
}

export const fillRecord = (
  record: Readonly<Record<string, string | number | boolean>>,
  values: Values,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).map(([name, text]) => [name, fill(String(text), values)]))

/**
 * An address of the product. What is filled in at its start is taken as it is, in the path its special
 * characters are escaped, in the query all of them.
 */
export const fillAddress = (text: string, values: Values, base: string): string => {
  const query = text.indexOf('?')
  const filled = text.replace(mention, (_, name: string, at: number) => {
    const value = textOf(knownValue(values, name))
    if (at === 0) return value
    const escaped = encodeURIComponent(value)
    return query !== -1 && at > query ? escaped : escaped.replaceAll('%2F', '/')
  })
  return new URL(filled, base).href
}

const metadataSuffix = '/.well-known/openid-configuration'

/** What follows from what an administrator enters. `issuerUrl` is as pasted. */
export const connectionValues = ({
  clientId,
  clientSecret,
  issuerUrl,
}: {
  readonly clientId: string
  readonly clientSecret: string
  readonly issuerUrl: string
}): readonly (readonly [string, string])[] => {
  const issuer = issuerUrl.replace(metadataSuffix, '')
  const tenant = URL.canParse(issuer) ? (new URL(issuer).pathname.split('/')[1] ?? '') : ''
  return [
    ['clientId', clientId],
    ['clientSecret', clientSecret],
    ['issuerUrl', issuerUrl],
    ['issuer', issuer],
    ['metadataUrl', issuer === '' ? '' : `${issuer.replace(/\/$/, '')}${metadataSuffix}`],
    ['tenant', tenant],
  ]
}
