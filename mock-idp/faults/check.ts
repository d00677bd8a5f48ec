import { isCatalogued } from '../aadsts/catalogue.ts'
import { readDuration } from '../duration.ts'
import type { Problem } from '../errors.ts'
import { type FaultPoint, faultPoints, forgettableRules, honestChanges, signingLies } from './fault.ts'

const acts: Readonly<Record<FaultPoint, readonly string[]>> = {
  discovery: ['set', 'drop', 'answer', 'delay', 'reset', 'truncate'],
  jwks: ['set', 'drop', 'answer', 'delay', 'reset', 'truncate'],
  'authorization-response': ['set', 'drop', 'refuse', 'delay', 'reset', 'truncate'],
  'token-response': ['set', 'drop', 'answer', 'refuse', 'forget', 'delay', 'reset', 'truncate'],
  'id-token': ['set', 'drop', 'sign', 'tamper', 'replay'],
  userinfo: ['set', 'drop', 'answer', 'delay', 'reset', 'truncate'],
}

type Loose = { readonly [member: string]: unknown }
const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (words: readonly string[]): string => words.join(', ')
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/**
 * Everything that is wrong with faults from outside: from a seed file, the control API or code without
 * types. Written by hand, because a schema library would double the start-up time of the mock.
 */
export const checkFaults = (faults: readonly unknown[], path = 'faults'): readonly Problem[] =>
  faults.flatMap((fault, index) => checkFault(fault, `${path}.${index}`))

const checkFault = (fault: unknown, path: string): readonly Problem[] => {
  if (!isLoose(fault)) return [{ path, message: `expected an object, got ${show(fault)}` }]
  const problems: Problem[] = []
  const wrong = (member: string, message: string): void => {
    problems.push({ path: `${path}.${member}`, message: `${message}, got ${show(fault[member])}` })
  }
  const at = faultPoints.find((point) => point === fault['at'])
  if (at === undefined) wrong('at', `expected one of ${list(faultPoints)}`)
  else if (!acts[at].includes(String(fault['do']))) wrong('do', `expected one of ${list(acts[at])} at ${at}`)
  if (typeof fault['says'] !== 'string' || fault['says'] === '') wrong('says', 'expected the words for it')
  const needsMember = ['set', 'drop', 'tamper'].includes(String(fault['do']))
  if (needsMember && (typeof fault['member'] !== 'string' || fault['member'] === ''))
    wrong('member', 'expected the name or path of a member')
  if (['set', 'tamper'].includes(String(fault['do'])))
    problems.push(...checkValue(fault['value'], `${path}.value`))
  switch (fault['do']) {
    case 'set':
    case 'drop':
      if (at === 'id-token' && fault['part'] !== 'claims' && fault['part'] !== 'header')
        wrong('part', 'expected claims or header')
      break
    case 'sign':
      if (!signingLies.some((lie) => lie === fault['with']))
        wrong('with', `expected one of ${list(signingLies)}`)
      if (fault['alg'] !== undefined && typeof fault['alg'] !== 'string') wrong('alg', 'expected a text')
      break
    case 'forget':
      if (!forgettableRules.some((rule) => rule === fault['rule']))
        wrong('rule', `expected one of ${list(forgettableRules)}`)
      break
    case 'refuse':
      if (typeof fault['code'] !== 'number' || !isCatalogued(fault['code']))
        wrong('code', 'expected an AADSTS number of the catalogue')
      break
    case 'answer': {
      const { status } = fault
      if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
        wrong('status', 'expected an HTTP status from 200 to 599')
      if (fault['body'] === undefined) wrong('body', 'expected JSON, or a text that is sent as it is')
      break
    }
    case 'delay':
      if (typeof fault['milliseconds'] !== 'number' || fault['milliseconds'] < 0)
        wrong('milliseconds', 'expected a number, 0 or more')
      break
    default:
  }
  problems.push(...checkScope(fault['scope'], `${path}.scope`))
  return problems
}

const checkScope = (scope: unknown, path: string): readonly Problem[] => {
  if (scope === undefined) return []
  if (!isLoose(scope)) return [{ path, message: `expected an object, got ${show(scope)}` }]
  return Object.entries(scope).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (name === 'nth')
      return Number.isInteger(value) && Number(value) > 0
        ? []
        : [{ path: `${path}.nth`, message: `expected 1 or more, got ${show(value)}` }]
    if (name === 'application' || name === 'person')
      return typeof value === 'string'
        ? []
        : [{ path: `${path}.${name}`, message: `expected a GUID, got ${show(value)}` }]
    return [{ path: `${path}.${name}`, message: 'expected one of application, person, nth' }]
  })
}

const checkValue = (value: unknown, path: string): readonly Problem[] => {
  if (value === undefined) return [{ path, message: 'expected a value' }]
  if (!isLoose(value)) return []
  if ('$now' in value && readDuration(String(value['$now'])) === undefined)
    return [{ path: `${path}.$now`, message: `expected a duration such as -15m, got ${show(value['$now'])}` }]
  if ('$honest' in value && !honestChanges.some((change) => change === value['$honest']))
    return [
      {
        path: `${path}.$honest`,
        message: `expected one of ${list(honestChanges)}, got ${show(value['$honest'])}`,
      },
    ]
  return []
}
