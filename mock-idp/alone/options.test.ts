import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'
import { settingNames, variableOf } from './settings.ts'

const problemsOf = (args: readonly string[], environment: Record<string, string> = {}): readonly string[] => {
  const parsed = parseOptions(args, environment)
  return parsed.kind === 'wrong' ? parsed.problems : []
}
const optionsOf = (args: readonly string[], environment: Record<string, string> = {}) => {
  const parsed = parseOptions(args, environment)
  if (parsed.kind !== 'serve') throw new Error(JSON.stringify(parsed))
  return parsed.options
}

describe('options', () => {
  it('have defaults', () =>
    expect(optionsOf([])).toEqual({
      config: undefined,
      case: undefined,
      redirectUris: [],
      port: 8443,
      controlPort: 8444,
      neighbourPort: 8445,
      host: '127.0.0.1',
      publicOrigin: undefined,
      publicNeighbour: undefined,
      http: false,
      caDirectory: undefined,
      seed: undefined,
      controlToken: undefined,
      json: false,
    }))
  it.each([
    [['--port'], '--port needs a value: N.'],
    [['--port', '70000'], '--port takes a number from 0 to 65535, got "70000".'],
    [['--port', '--json'], '--port needs a value: N.'],
    [['--http=yes'], '--http takes no value.'],
    [['--redirect-uri', 'http://app.example'], '--redirect-uri http://app.example uses http'],
    [['extra'], '"extra" is not expected here.'],
    [['case'], '"case" is not expected here; did you mean "cases"?'],
    [['faults', 'x'], '"x" is not expected after faults.'],
    [['check'], 'check needs the name of a seed file.'],
    [['--seed'], '--seed needs a value: TEXT.'],
    [['--prot', '1'], '--prot is not an option; did you mean --port?'],
    [['--config', 'a', '--case', 'b'], '--case is a directory of its own and does not go with --config.'],
    [['--config', 'a', '--redirect-uri', 'https://a.example/'], 'write it into the seed file instead'],
  ])('refuse %j', (args, message) => expect(problemsOf(args).join('\n')).toContain(message))
  it('has every mistake found at once', () =>
    expect(problemsOf(['--prot', '1', '--control-port', 'x', 'casess'])).toHaveLength(3))
})

describe('environment variables', () => {
  it('say the same as the options, which win', () => {
    const environment = {
      GREENCHECK_IDP_CONFIG: '/seed/entra.yaml',
      GREENCHECK_IDP_PORT: '1',
      GREENCHECK_IDP_NEIGHBOUR_PORT: '3',
      GREENCHECK_IDP_HOST: '0.0.0.0',
      GREENCHECK_IDP_HTTP: 'true',
      GREENCHECK_IDP_PUBLIC_ORIGIN: 'https://entra.test',
      GREENCHECK_IDP_CONTROL_TOKEN: 'opens',
      GREENCHECK_IDP_SEED: '',
    }
    expect(optionsOf(['--port', '2'], environment)).toMatchObject({
      config: '/seed/entra.yaml',
      port: 2,
      neighbourPort: 3,
      host: '0.0.0.0',
      http: true,
      publicOrigin: 'https://entra.test',
      controlToken: 'opens',
      seed: undefined,
    })
    expect(
      optionsOf([], { GREENCHECK_IDP_REDIRECT_URI: 'https://a.example/cb, https://b.example/cb' })
        .redirectUris,
    ).toEqual(['https://a.example/cb', 'https://b.example/cb'])
  })
  it.each([
    [{ GREENCHECK_IDP_PORT: 'x' }, 'GREENCHECK_IDP_PORT takes a number'],
    [{ GREENCHECK_IDP_PORT: 'tcp://10.0.0.1:80' }, 'enableServiceLinks'],
    [{ GREENCHECK_IDP_HTTP: 'maybe' }, 'GREENCHECK_IDP_HTTP takes true or false, got "maybe".'],
    [{ GREENCHECK_IDP_CONFG: 'x' }, 'did you mean "GREENCHECK_IDP_CONFIG"?'],
  ])('refuse %j', (environment, message) => expect(problemsOf([], environment).join('\n')).toContain(message))
  it('of Kubernetes and of others are left alone', () =>
    expect(
      problemsOf([], { GREENCHECK_IDP_SERVICE_HOST: '10.0.0.1', GREENCHECK_IDP_PORT_80_TCP: 'tcp://x' }),
    ).toEqual([]))
  it('are as many as the options', () =>
    expect(new Set(settingNames.map(variableOf)).size).toBe(settingNames.length))
})
