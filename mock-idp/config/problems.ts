/** What a schema has against a value, in words for people: path, what was expected, what came, the nearest name. */
import type { ZodType, z } from 'zod'
import { MockEntraError, type Problem } from '../errors.ts'
import { didYouMean, nearest } from '../nearest.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/**
 * The value as the schema makes it. Throws `MockEntraError` that lists everything wrong with it.
 * @param what starts the sentence, for example `The body`
 */
export const checkShape = <Output>(schema: ZodType<Output>, value: unknown, what: string): Output => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema, value))
  throw new MockEntraError('bad-input', `${what} is not right.`, problems)
}

const problemsOf = (issue: Issue, schema: ZodType, whole: unknown): readonly Problem[] => {
  const path = issue.path.map(String).join('.')
  const value = valueAt(whole, issue.path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path)
      return issue.keys.map((key) => ({
        path: path === '' ? key : `${path}.${key}`,
        message: `is not known here${didYouMean(key, known) || (known.length === 0 ? '' : `; known are ${known.join(', ')}`)}`,
      }))
    }
    case 'invalid_union':
      return unionProblems(issue, schema, whole)
    case 'invalid_value':
      return [{ path, message: wrong(namesFor(issue.values, value), value, issue.values.map(String)) }]
    case 'invalid_type':
      return [
        {
          path,
          message:
            value === undefined
              ? `is missing: expected ${typeName(issue.expected)}`
              : wrong(typeName(issue.expected), value),
        },
      ]
    case 'custom':
      return [{ path, message: issue.message }]
    case 'too_small':
      return [{ path, message: wrong(`${quantity(issue.origin, issue.minimum)} or more`, value) }]
    case 'too_big':
      return [{ path, message: wrong(`${quantity(issue.origin, issue.maximum)} at most`, value) }]
    case 'invalid_format':
      return [{ path, message: wrong(expectedFormat(issue), value) }]
    default:
      return [{ path, message: issue.message }]
  }
}

/**
 * How far a value is from a shape: of several mappings the one is meant that has the keys which are there and
 * asks for the fewest that are not.
 */
const distanceTo = (branch: readonly Issue[], whole: unknown): number => {
  const missing = branch
    .filter((issue) => issue.code !== 'unrecognized_keys' && valueAt(whole, issue.path) === undefined)
    .map(({ path }) => String(path.at(-1)))
  const unknown = branch.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  const misspelt = unknown.filter((key) => nearest(key, missing) !== undefined)
  const others = branch.length - missing.length
  return 3 * missing.length + 2 * unknown.length - 4 * misspelt.length + others
}

/** Whether the value is of another kind altogether. */
const isOfOtherKind = (issue: Issue, depth: number): boolean =>
  issue.path.length === depth &&
  (issue.code === 'invalid_type' ||
    issue.code === 'invalid_value' ||
    (issue.code === 'invalid_union' &&
      issue.errors.every((branch) => branch.some((inner) => isOfOtherKind(inner, 0)))))

/** Of several shapes the one is meant whose kind (text, list, mapping) fits; if none does, all are named. */
const unionProblems = (
  issue: Extract<Issue, { readonly code: 'invalid_union' }>,
  schema: ZodType,
  whole: unknown,
): readonly Problem[] => {
  const rooted = issue.errors.map((branch) =>
    branch.map((inner): Issue => ({ ...inner, path: [...issue.path, ...inner.path] })),
  )
  const atRoot = (inner: Issue): boolean => isOfOtherKind(inner, issue.path.length)
  const [meant] = rooted
    .filter((branch) => !branch.some(atRoot))
    .toSorted((one, other) => distanceTo(one, whole) - distanceTo(other, whole))
  if (meant !== undefined) return meant.flatMap((inner) => problemsOf(inner, schema, whole))
  const roots = rooted.flatMap((branch) => branch.filter(atRoot).flatMap(alternativesOf))
  const words = roots.flatMap((root) => {
    if (root.code === 'invalid_value') return [alternatives(root.values)]
    return root.code === 'invalid_type' ? [typeName(root.expected)] : []
  })
  const value = valueAt(whole, issue.path)
  return [{ path: issue.path.map(String).join('.'), message: wrong([...new Set(words)].join(' or '), value) }]
}

const alternativesOf = (issue: Issue): readonly Issue[] =>
  issue.code === 'invalid_union' ? issue.errors.flat().flatMap(alternativesOf) : [issue]

/** As many names as somebody reads who meant one that is near. */
const readable = 12

const wrong = (expected: string, value: unknown, known: readonly string[] = []): string =>
  `expected ${expected}, got ${shown(value)}${typeof value === 'string' ? didYouMean(value, known) : ''}`

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

const namesFor = (values: readonly unknown[], value: unknown): string =>
  values.length > readable && typeof value === 'string' && nearest(value, values.map(String)) !== undefined
    ? 'a known name'
    : alternatives(values)

const alternatives = (values: readonly unknown[]): string => {
  const words = values.map((value) => JSON.stringify(value))
  return words.length === 1 ? (words[0] ?? '') : `one of ${words.join(', ')}`
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'null',
}
const typeName = (expected: string): string => typeNames[expected] ?? expected

const quantity = (origin: string, limit: number | bigint): string =>
  origin === 'string' ? `${limit} characters` : origin === 'array' ? `${limit} elements` : String(limit)

const expectedFormat = ({ format, message }: Extract<Issue, { readonly code: 'invalid_format' }>): string => {
  if (message.startsWith('expected ')) return message.slice('expected '.length)
  return format === 'datetime' ? 'an ISO 8601 time such as 2030-01-01T00:00:00Z' : message
}

const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined,
    whole,
  )

/** The keys that an object may have at this place of a schema. */
const keysAt = (schema: ZodType, path: Path): readonly string[] => {
  const { def } = schema as unknown as { readonly def: SchemaDef }
  const next = path.slice(1)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return def.innerType === undefined ? [] : keysAt(def.innerType, path)
    case 'union':
      return (def.options ?? []).flatMap((option) => keysAt(option, path))
    case 'array':
      return def.element === undefined || path.length === 0 ? [] : keysAt(def.element, next)
    case 'record':
      return def.valueType === undefined || path.length === 0 ? [] : keysAt(def.valueType, next)
    case 'object': {
      const shape = def.shape ?? {}
      if (path.length === 0) return Object.keys(shape)
      const member = shape[String(path[0])]
      return member === undefined ? [] : keysAt(member, next)
    }
    default:
      return []
  }
}

/** What of zod's definitions is needed to walk a schema. */
interface SchemaDef {
  readonly type: string
  readonly innerType?: ZodType
  readonly options?: readonly ZodType[]
  readonly element?: ZodType
  readonly valueType?: ZodType
  readonly shape?: Readonly<Record<string, ZodType>>
}
