/** What somebody said about a product, typed or answered. Every mistake at once. Pure. */
import { type ColourChoice, colourChoices } from '../../../reports/screen.ts'
import { numberOf, oneOf, parseFlags } from '../flags.ts'
import { initFlags } from './flags.ts'

export interface Told {
  readonly url: URL
  readonly start: string | undefined
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly name: string | undefined
  /** Paths from the root of the product. */
  readonly login: string | undefined
  readonly callback: string | undefined
  readonly whoami: string | undefined
  readonly private: string | undefined
  readonly timeoutMs: number
  readonly output: string
  readonly yes: boolean
  readonly force: boolean
  readonly colour: ColourChoice
}

export type Parsed =
  | { readonly kind: 'told'; readonly told: Told; readonly typed: ReadonlySet<string> }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

const defaultUrl = 'http://localhost:3000'

/** An address as a path of the product; undefined with a problem where it is neither. */
const pathOf = (flag: string, text: string | undefined, problems: string[]): string | undefined => {
  if (text === undefined) return undefined
  if (text.startsWith('/')) return text
  const url = URL.parse(text)
  if (url !== null && /^https?:$/.test(url.protocol)) return `${url.pathname}${url.search}`
  problems.push(`--${flag}: "${text}" is neither a path that begins with "/" nor an address.`)
  return undefined
}

export const urlOf = (text: string): URL | string => {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== ''
    ? url
    : `"${text}" is not the address of a product, such as ${defaultUrl}.`
}

/** Reads the arguments of `greencheck init`. */
export const parseTold = (args: readonly string[]): Parsed => {
  const {
    words,
    texts,
    lists,
    switches,
    problems: mistaken,
  } = parseFlags<keyof typeof initFlags>(args, initFlags)
  const problems = [
    ...mistaken,
    ...words.map((word) => `"${word}" belongs to no flag: the address of your product is --url ${word}.`),
  ]
  const url = urlOf(texts.get('url') ?? defaultUrl)
  if (typeof url === 'string') problems.push(`--url: ${url}`)
  const env = (lists.get('env') ?? []).flatMap((pair) => {
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(pair) ?? []
    if (name !== undefined && value !== undefined) return [[name, value] as const]
    problems.push(`--env: "${pair}" is not NAME=value.`)
    return []
  })
  const seconds = numberOf('timeout', texts.get('timeout'), [1, 600], problems)
  const colour = oneOf('color', texts.get('color'), colourChoices, problems)
  const [login, callback, whoami, secret] = (['login', 'callback', 'whoami', 'private'] as const).map(
    (flag) => pathOf(flag, texts.get(flag), problems),
  )
  if (problems.length > 0 || typeof url === 'string') return { kind: 'problems', problems }
  return {
    kind: 'told',
    typed: new Set(texts.keys()),
    told: {
      url,
      start: texts.get('start'),
      cwd: texts.get('cwd') ?? '.',
      env: Object.fromEntries(env),
      name: texts.get('name'),
      login,
      callback,
      whoami,
      private: secret,
      timeoutMs: (seconds ?? 30) * 1000,
      output: texts.get('output') ?? 'greencheck.yaml',
      yes: switches.has('yes'),
      force: switches.has('force'),
      colour: colour ?? 'auto',
    },
  }
}
