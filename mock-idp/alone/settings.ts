/** What the program can be told, as flags and as environment variables. Flags win. */

interface Setting {
  /** How its value is read. */
  readonly kind: 'text' | 'texts' | 'port' | 'switch'
  /** What stands for the value in the help. */
  readonly value?: string
  readonly says: string
}

/** By flag; the environment variable is `GREENCHECK_IDP_` and the same word in capitals. In the order of the help. */
export const settings = {
  config: {
    kind: 'text',
    value: 'FILE',
    says: 'the directory as a seed file, YAML or JSON; its changes are applied while the mock runs',
  },
  case: { kind: 'text', value: 'NAME', says: 'the state that reproduces a failure from the field' },
  'redirect-uri': {
    kind: 'texts',
    value: 'URI',
    says: 'a redirect URI of your product; may be given several times',
  },
  port: { kind: 'port', value: 'N', says: 'port of the protocol endpoints (8443; 0 takes a free one)' },
  'control-port': { kind: 'port', value: 'N', says: 'port of the control API and the portal (8444)' },
  'neighbour-port': {
    kind: 'port',
    value: 'N',
    says: "port that stands for Entra's other hosts, Microsoft Graph among them (8445)",
  },
  host: { kind: 'text', value: 'ADDRESS', says: 'address to listen on (127.0.0.1: this machine alone)' },
  'public-origin': {
    kind: 'text',
    value: 'URL',
    says: 'under which URL clients reach the mock, where that differs, as behind a container',
  },
  'public-neighbour': { kind: 'text', value: 'URL', says: 'the same for the neighbour' },
  http: { kind: 'switch', says: 'plain http instead of https with the local CA' },
  'ca-directory': { kind: 'text', value: 'DIR', says: 'where the local CA is kept (~/.greencheck)' },
  seed: { kind: 'text', value: 'TEXT', says: 'other ids and secrets; the same text gives the same ones' },
  'control-token': {
    kind: 'text',
    value: 'TOKEN',
    says: 'what opens the control API and the portal (made at random)',
  },
  json: { kind: 'switch', says: 'one line of JSON for programs instead of text for people' },
  help: { kind: 'switch', says: 'this text' },
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as readonly SettingName[]
export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name)

export const variablePrefix = 'GREENCHECK_IDP_'
export const variableOf = (name: SettingName): string =>
  `${variablePrefix}${name.toUpperCase().replaceAll('-', '_')}`

/** `--json` and `--help` are for people at a terminal. */
export const hasVariable = (name: SettingName): boolean => name !== 'json' && name !== 'help'
