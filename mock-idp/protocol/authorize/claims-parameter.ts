/** What the parameter `claims` asked for, as far as Entra acts on it. */
export interface ClaimsRequest {
  /** Authentication contexts such as `c1` that the sign-in has to satisfy (`acrs`). */
  readonly contexts: readonly string[]
  /** Client capabilities such as `cp1` (`xms_cc`). */
  readonly capabilities: readonly string[]
}

const nothing: ClaimsRequest = { contexts: [], capabilities: [] }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `value` and `values` of one member of a claims request (OpenID Connect Core 5.5.1). */
const valuesOf = (member: unknown): readonly string[] => {
  if (!isObject(member)) return []
  const many: readonly unknown[] = Array.isArray(member['values']) ? member['values'] : []
  return [member['value'], ...many].filter((value) => typeof value === 'string')
}

/**
 * Reads the parameter `claims`. Undefined when it is not a JSON object of objects. Members for `id_token` and
 * `access_token` are read alike; claims that are not known change nothing.
 */
export const readClaimsParameter = (text: string | undefined): ClaimsRequest | undefined => {
  if (text === undefined || text === '') return nothing
  const parsed = parse(text)
  if (!isObject(parsed)) return undefined
  const targets = Object.values(parsed)
  if (!targets.every((target) => target === null || isObject(target))) return undefined
  const asked = (name: string): readonly string[] => [
    ...new Set(targets.flatMap((target) => (isObject(target) ? valuesOf(target[name]) : []))),
  ]
  return { contexts: asked('acrs'), capabilities: asked('xms_cc') }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
