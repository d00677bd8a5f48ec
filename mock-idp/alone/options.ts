import { parseArgs } from 'node:util'
import { redirectUriProblem } from '../directory/redirect-uri.ts'
import { nearest } from '../nearest.ts'

export interface AloneOptions {
  readonly port: number
  readonly controlPort: number
  readonly http: boolean
  readonly seed: string | undefined
  readonly json: boolean
  readonly redirectUris: readonly string[]
}

export type Parsed =
  | { readonly kind: 'run'; readonly options: AloneOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

const flags = {
  port: { type: 'string' },
  'control-port': { type: 'string' },
  http: { type: 'boolean' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
  'redirect-uri': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const

export const help = `Usage: npm run mock-idp -- [options]

  --port N            port of the protocol endpoints (default 8443, 0 takes a free one)
  --control-port N    port of the control API (default 8444, 0 takes a free one)
  --http              plain http instead of https with the local CA
  --seed S            the same ids and secrets in every run
  --redirect-uri URI  a redirect URI of the application; may be given several times
  --json              one line of JSON for programs instead of text for people
  --help              this text
`

/** Reads the command line and finds everything wrong with it at once. */
export const parseOptions = (args: readonly string[]): Parsed => {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const problems: string[] = []
  const names = Object.keys(flags)
  for (const token of tokens) {
    if (token.kind === 'positional')
      problems.push(`"${token.value}" is not expected here; every option starts with --.`)
    if (token.kind !== 'option' || names.includes(token.name)) continue
    const near = nearest(token.name, names)
    problems.push(`${token.rawName} is not an option${near === undefined ? '' : `; did you mean --${near}?`}`)
  }
  const port = (name: 'port' | 'control-port', fallback: number): number => {
    const text = values[name]
    if (text === undefined) return fallback
    const number = Number(text)
    if (typeof text === 'string' && /^\d+$/.test(text) && number <= 65_535) return number
    problems.push(`--${name} takes a number from 0 to 65535, got ${JSON.stringify(text)}.`)
    return fallback
  }
  const given = values['redirect-uri']
  const redirectUris = (Array.isArray(given) ? given : []).flatMap((uri) => {
    const problem = typeof uri === 'string' ? redirectUriProblem(uri) : 'has no value'
    if (problem !== undefined) problems.push(`--redirect-uri ${String(uri)} ${problem}.`)
    return typeof uri === 'string' ? [uri] : []
  })
  if (values.seed !== undefined && typeof values.seed !== 'string') problems.push('--seed takes a text.')
  const options: AloneOptions = {
    port: port('port', 8443),
    controlPort: port('control-port', 8444),
    http: values.http === true,
    seed: typeof values.seed === 'string' ? values.seed : undefined,
    json: values.json === true,
    redirectUris,
  }
  if (problems.length > 0) return { kind: 'wrong', problems }
  return values.help === true ? { kind: 'help' } : { kind: 'run', options }
}
