import { isCatalogued } from '../aadsts/numbers.ts'
import { readDuration } from '../duration.ts'
import type { Problem } from '../errors.ts'
import { nearest } from '../nearest.ts'
import { guidPattern } from '../seed.ts'
import { faultPoints } from './fault.ts'
import { type Act, type Field, type FieldShape, grammar, scopeFields, specialValues } from './grammar.ts'

type Loose = { readonly [member: string]: unknown }
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (words: readonly (string | number)[]): string => words.join(', ')
const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** `; did you mean "…"?`, or nothing. */
const hint = (typed: unknown, known: readonly (string | number)[]): string => {
  const near = typeof typed === 'string' ? nearest(typed, known.map(String)) : undefined
  return near === undefined ? '' : `; did you mean "${near}"?`
}

/**
 * Everything that is wrong with faults from outside, by the grammar: from a seed file, the control API or code
 * without types. Written by hand, because a schema library would double the start-up time of the mock.
 */
export const checkFaults = (faults: readonly unknown[], path = 'faults'): readonly Problem[] =>
  faults.flatMap((fault, index) => checkFault(fault, path === '' ? String(index) : `${path}.${index}`))

const checkFault = (fault: unknown, path: string): readonly Problem[] => {
  if (!isLoose(fault)) return [{ path, message: `expected an object, got ${show(fault)}` }]
  const problems: Problem[] = []
  const wrong = (name: string, message: string, known: readonly string[] = []): void => {
    const { [name]: given } = fault
    problems.push({ path: `${path}.${name}`, message: `${message}, got ${show(given)}${hint(given, known)}` })
  }
  const at = faultPoints.find((point) => point === fault['at'])
  const asked = String(fault['do'])
  if (at === undefined) wrong('at', `expected one of ${list(faultPoints)}`, faultPoints)
  else if (!Object.hasOwn(grammar[at], asked)) {
    const known = Object.keys(grammar[at])
    wrong('do', `expected one of ${list(known)} at ${at}`, known)
  }
  if (typeof fault['says'] !== 'string' || fault['says'] === '') wrong('says', 'expected the words for it')
  const act = actOf(at, asked)
  if (act !== undefined) {
    const known = ['at', 'do', 'says', 'scope', ...act.fields.map(({ name }) => name)]
    problems.push(...act.fields.flatMap((field) => checkField(field, fault, path)))
    problems.push(...unknownMembers(fault, known, path))
  }
  problems.push(...checkScope(fault['scope'], `${path}.scope`))
  return problems
}

/** The act as this message knows it, or else as any other does: its fields can be checked all the same. */
const actOf = (at: (typeof faultPoints)[number] | undefined, name: string): Act | undefined =>
  [...(at === undefined ? [] : [at]), ...faultPoints]
    .map((point) => (Object.hasOwn(grammar[point], name) ? grammar[point][name] : undefined))
    .find((act) => act !== undefined)

const unknownMembers = (given: Loose, known: readonly string[], path: string): readonly Problem[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === undefined || known.includes(name)
      ? []
      : [{ path: `${path}.${name}`, message: `expected one of ${list(known)}${hint(name, known)}` }],
  )

const checkScope = (scope: unknown, path: string): readonly Problem[] => {
  if (scope === undefined) return []
  if (!isLoose(scope)) return [{ path, message: `expected an object, got ${show(scope)}` }]
  const known = scopeFields.map(({ name }) => name)
  return [
    ...scopeFields.flatMap((field) => checkField(field, scope, path)),
    ...unknownMembers(scope, known, path),
  ]
}

const checkField = ({ name, shape, required }: Field, given: Loose, path: string): readonly Problem[] => {
  const { [name]: value } = given
  const at = `${path}.${name}`
  if (value === undefined && !required) return []
  if (shape.kind === 'value') return checkValue(value, at)
  const expected = misfit(shape, value)
  if (expected === undefined) return []
  const known = shape.kind === 'one of' ? shape.words : []
  return [{ path: at, message: `expected ${expected}, got ${show(value)}${hint(value, known)}` }]
}

/** What was expected in the place of the value; undefined when it fits. */
const misfit = (
  shape: Exclude<FieldShape, { readonly kind: 'value' }>,
  value: unknown,
): string | undefined => {
  const fits = (yes: boolean, expected: string): string | undefined => (yes ? undefined : expected)
  switch (shape.kind) {
    case 'text':
      return fits(typeof value === 'string' && (value !== '' || shape.mayBeEmpty === true), 'a text')
    case 'number': {
      const { least, most, whole } = shape
      const isNumber = typeof value === 'number' && (whole ? Number.isInteger(value) : Number.isFinite(value))
      return fits(
        isNumber && value >= least && value <= most,
        `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
      )
    }
    case 'one of':
      return fits(
        shape.words.some((word) => word === value),
        `one of ${list(shape.words)}`,
      )
    case 'json':
      return fits(value !== undefined, 'JSON, or a text that is sent as it is')
    case 'AADSTS number':
      return fits(typeof value === 'number' && isCatalogued(value), 'an AADSTS number of the catalogue')
    case 'URL':
      return fits(typeof value === 'string' && URL.canParse(value), 'an absolute URL')
    case 'time':
      return fits(typeof value === 'string' && !Number.isNaN(Date.parse(value)), 'a time (ISO 8601)')
    case 'GUID':
      return fits(typeof value === 'string' && guidPattern.test(value), 'a GUID')
  }
}

const checkValue = (value: unknown, path: string): readonly Problem[] => {
  if (value === undefined) return [{ path, message: 'expected a value, got nothing' }]
  if (!isLoose(value)) return []
  const known = specialValues.map(({ name }) => name)
  return Object.keys(value).flatMap((name) => {
    if (!name.startsWith('$')) return []
    const field = specialValues.find((special) => special.name === name)
    if (field === undefined)
      return [{ path: `${path}.${name}`, message: `expected one of ${list(known)}${hint(name, known)}` }]
    if (name === '$now' && readDuration(String(value[name])) === undefined)
      return [{ path: `${path}.$now`, message: `expected a duration such as -15m, got ${show(value[name])}` }]
    return checkField(field, value, path)
  })
}
