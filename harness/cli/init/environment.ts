/** Which variables configure a product, and what to give them: guessed from the texts that lie around it. Pure. */

/** Lines of `.env` files and README, and how sources of each language read a variable. */
const mentions: readonly RegExp[] = [
  /^\s*(?:export\s+|#\s*)?([A-Z][A-Z0-9_]{2,})\s*[=:]/gm,
  /process\.env(?:\.|\[['"])([A-Z][A-Z0-9_]{2,})/g,
  /(?:import\.meta|Bun|Deno)\.env(?:\.get\(['"]|\.)([A-Z][A-Z0-9_]{2,})/g,
  /(?:os\.environ(?:\.get)?|getenv|os\.getenv|Getenv|ENV(?:\.fetch)?|env|GetEnvironmentVariable)\s*[[(]\s*['"]([A-Z][A-Z0-9_]{2,})/g,
  /\$\{([A-Z][A-Z0-9_]{2,})(?::[-?][^}]*)?\}/g,
]

/** `const { A, B = '' } = process.env`. */
const unpacked = /\{([^{}]*)\}\s*=\s*process\.env\b/g

const unpackedIn = (text: string): readonly { readonly name: string; readonly index: number }[] =>
  [...text.matchAll(unpacked)].flatMap(({ 1: names = '', index }) =>
    [...names.matchAll(/(?:^|[,\n])\s*([A-Z][A-Z0-9_]{2,})/g)].map(({ 1: name = '', index: at }) => ({
      name,
      index: index + at,
    })),
  )

/** The names of variables that a text mentions, in the order in which they appear. */
export const variablesIn = (text: string): readonly string[] => [
  ...new Set(
    [
      ...mentions.flatMap((mention) =>
        [...text.matchAll(mention)].map(({ 1: name = '', index }) => ({ name, index })),
      ),
      ...unpackedIn(text),
    ]
      .toSorted((one, other) => one.index - other.index)
      .map(({ name }) => name),
  ),
]

/** For whatever a product signs its own cookies with. */
const ownSecret = 'only-for-tests-0123456789abcdef0123456789'

/** What each name is likely to mean; the first that fits is taken. `{{callback}}` is known once it was seen. */
const meanings: readonly (readonly [name: RegExp, value: string])[] = [
  [
    /(SESSION|COOKIE|NEXTAUTH|JWT|SIGNING|FLASK|APP_KEY|^AUTH)_?SECRET|SECRET_KEY(_BASE)?$|^SECRET$/,
    ownSecret,
  ],
  [/(REDIRECT|CALLBACK|REPLY)_?(URI|URL)$/, '{{callback}}'],
  [/(POST_?LOGOUT)/, 'http://localhost:{{port}}/'],
  [/(METADATA|DISCOVERY|WELL_?KNOWN|OPENID_CONFIG)/, '{{metadataUrl}}'],
  [/ISSUER|AUTHORITY/, '{{issuer}}'],
  [/CLIENT_?SECRET|APP_SECRET|CLIENT_PASSWORD/, '{{clientSecret}}'],
  [/CLIENT_?ID$|(AZURE|ENTRA|OIDC|AAD|SSO|OAUTH\d?|MICROSOFT).*APP(LICATION)?_?ID$/, '{{clientId}}'],
  [/TENANT(_?ID)?$|DIRECTORY_?ID$/, '{{tenant}}'],
  [
    /^(BASE|APP|PUBLIC|SITE|ROOT|SERVER|AUTH|NEXTAUTH|WEB|HOST)_?(URL|URI|ORIGIN)$/,
    'http://localhost:{{port}}',
  ],
]

/** `start.env` of a recipe, for the names that mean something here. */
export const guessEnvironment = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found = meanings.find(([pattern]) => pattern.test(name))
      return found === undefined ? [] : [[name, found[1]]]
    }),
  )

/** Whether a product that gets these can know the connection at all. */
export const configures = (env: Readonly<Record<string, string>>): boolean => {
  const all = Object.values(env).join(' ')
  return /\{\{clientId\}\}/.test(all) && /\{\{(issuer|issuerUrl|metadataUrl|tenant)\}\}/.test(all)
}

const callbacks: readonly RegExp[] = [
  /^\s*(?:export\s+|#\s*)?[A-Z0-9_]*(?:REDIRECT|CALLBACK|REPLY)_?UR[IL]\s*=\s*['"]?https?:\/\/[^/\s]+(\/[^\s'"?#]*)/gm,
  /['"`](\/[\w./-]*(?:callback|signin-oidc|redirect_uri|oidc\/consume)[\w./-]*)['"`]/g,
]

/** The path of the callback, where a text names one: an example value says more than a route. */
export const callbackIn = (text: string): string | undefined =>
  callbacks
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([, path]) => path))
    .find((path) => path !== undefined)

const related = /OIDC|OAUTH|OPENID|\bSSO|AZURE|ENTRA|\bAAD|MICROSOFT/

/** Variables that seem to be about the connection and are not understood. */
export const unclearIn = (
  names: readonly string[],
  env: Readonly<Record<string, string>>,
): readonly string[] => names.filter((name) => related.test(name) && !Object.hasOwn(env, name))
