import type { Json } from './fault.ts'

const isObject = (value: Json | undefined): value is { readonly [member: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const memberOf = (value: Json | undefined, name: string): Json | undefined => {
  if (Array.isArray(value)) return value[Number(name)]
  return isObject(value) ? value[name] : undefined
}

/** The value at a path such as `keys.0.kid`. With `*` for every element of an array, the value at the first. */
export const valueAt = (value: Json, path: string): Json | undefined =>
  path.split('.').reduce<Json | undefined>((at, name) => memberOf(at, name === '*' ? '0' : name), value)

/**
 * The same message with another value at the path; `undefined` leaves the member out. What does not lie
 * on the path stays the same object. `*` stands for every element of an array; an index beyond the end
 * adds an element.
 */
export const withValueAt = (
  value: Json,
  path: string,
  replace: (honest: Json | undefined) => Json | undefined,
): Json => {
  const [name = '', ...rest] = path.split('.')
  const change = (at: Json | undefined): Json | undefined =>
    rest.length === 0 ? replace(at) : at === undefined ? undefined : withValueAt(at, rest.join('.'), replace)
  if (Array.isArray(value)) {
    const items: readonly Json[] = value
    const added = Number(name) >= items.length ? change(undefined) : undefined
    if (added !== undefined) return [...items, added]
    return items.flatMap((item, index) => {
      if (name !== '*' && Number(name) !== index) return [item]
      const replaced = change(item)
      return replaced === undefined ? [] : [replaced]
    })
  }
  if (!isObject(value)) return value
  const { [name]: honest, ...others } = value
  const replaced = change(honest)
  if (replaced === undefined) return others
  // Assigned in place, so that the order of the members stays.
  return name in value
    ? Object.fromEntries(Object.entries(value).map(([key, old]) => [key, key === name ? replaced : old]))
    : { ...value, [name]: replaced }
}
