/** What a product inherits of our environment. Pure. */

/**
 * Meant for us, and a surprise for a product: options and coverage of our Node, what npm says about the
 * script that runs us, our own settings, test runners around us. `NODE_TLS_REJECT_UNAUTHORIZED` would hide
 * that a product does not trust the mock's certificate.
 */
const ours =
  /^(?:NODE_(?:OPTIONS|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED|V8_COVERAGE|CHANNEL_FD|CHANNEL_SERIALIZATION_MODE|UNIQUE_ID|REPL_HISTORY|PENDING_DEPRECATION|TEST_CONTEXT)|npm_(?:lifecycle_.*|package_.*|command|execpath|node_execpath|config_local_prefix)|INIT_CWD|GREENCHECK_.*|VITEST.*|JEST_WORKER_ID|TEST_WORKER_INDEX|TEST_PARALLEL_INDEX|PLAYWRIGHT_.*|TEST|PROD|DEV|MODE|SSR|BASE_URL)$/
/** Those that a test runner sets under everyday names count as ours only below one. */
const everyday = /^(?:TEST|PROD|DEV|MODE|SSR|BASE_URL)$/

const loopback = ['localhost', '127.0.0.1', '::1']

/** Proxies that we are behind must not stand between a product and the mock on this machine. */
const withoutProxy = (environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  if (!Object.keys(environment).some((name) => /^(?:https?|all)_proxy$/i.test(name))) return {}
  const named = environment['NO_PROXY'] ?? environment['no_proxy'] ?? ''
  const all = [...named.split(',').filter((host) => host !== ''), ...loopback].join(',')
  return { NO_PROXY: all, no_proxy: all }
}

/**
 * The environment of a product: ours without what is only meant for us, and over it what the plan says.
 * @param parent usually `process.env`
 */
export const productEnvironment = (
  parent: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const inTests = parent['VITEST'] !== undefined
  const inherited: Record<string, string> = {}
  for (const [name, value] of Object.entries(parent)) {
    if (value === undefined) continue
    if (ours.test(name) && (inTests || !everyday.test(name))) continue
    if (inTests && name === 'NODE_ENV' && value === 'test') continue
    inherited[name] = value
  }
  return { ...inherited, ...withoutProxy(inherited), ...own }
}
