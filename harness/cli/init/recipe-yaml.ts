/** Writes a recipe with comments. What was not found is a commented line that says what to put there. Pure. */
import { stringify } from 'yaml'
import type { Found, LoginStep } from './found.ts'

/** A value in one line of YAML. */
const inline = (value: unknown): string =>
  stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  }).trim()

const origin = 'http://localhost:{{port}}'

const startLines = ({ start }: Found): readonly string[] => {
  if ('runningAt' in start)
    return [
      '# It runs already. A product that Greencheck starts itself can be configured by its environment:',
      '#   start: { command: "npm start", env: { OIDC_ISSUER: "{{issuer}}" } }',
      `start: { url: ${inline(start.runningAt)} }`,
      '',
      '# How the connection is entered: requests, or steps in a page.',
      '# setup:',
      '#   - { visit: "/settings/sso" }',
      '#   - { press: "Save", fill: { "Client ID": "{{clientId}}", "Client secret": "{{clientSecret}}", "Issuer URL": "{{issuer}}" } }',
    ]
  const { command, cwd, env, url, unclear } = start
  const names = Object.keys(env)
  return [
    '# Started for each organisation that a scenario needs, with the values in {{braces}} filled in.',
    'start:',
    `  command: ${inline(command)}`,
    ...(cwd === '.' ? [] : [`  cwd: ${inline(cwd)}`]),
    ...(url === undefined
      ? ['  # It listens where PORT says, so several run side by side.']
      : [
          '  # It listens here, whatever PORT says; a product that obeys {{port}} is tested several times as fast.',
          `  url: ${inline(url)}`,
        ]),
    ...(names.length === 0
      ? [
          '  # env:   # what your product reads its connection from',
          '  #   OIDC_ISSUER: "{{issuer}}"',
          '  #   OIDC_CLIENT_ID: "{{clientId}}"',
          '  #   OIDC_CLIENT_SECRET: "{{clientSecret}}"',
        ]
      : ['  env:', ...names.map((name) => `    ${name}: ${inline(env[name])}`)]),
    ...unclear.map((name) => `    # ${name}: ""   # your product reads it; nobody knew what to give`),
  ]
}

const stepsText = (steps: readonly LoginStep[]): string =>
  steps.length === 1 ? inline(steps[0]) : inline(steps)

/** A key with its value, or what to put there. */
const entry = (key: string, value: string | undefined, says: string, example: string): readonly string[] =>
  value === undefined
    ? [`# ${says} It was not found: put it here.`, `# ${key}: ${example}`]
    : [`# ${says}`, `${key}: ${value}`]

/** The text of `greencheck.yaml`. */
export const recipeYaml = (found: Found): string => {
  const { name, login, callback, whoami, logout, nonce, formPost, start } = found
  const url = 'runningAt' in start ? start.runningAt : (start.url ?? origin)
  const capabilities = [...(nonce ? ['sends-nonce'] : []), ...(formPost ? ['form-post'] : [])]
  return [
    '# greencheck.yaml: how Greencheck drives your product. Every key: harness/recipe/README.md of the package.',
    '# `greencheck doctor` tells what to change, line by line; `greencheck` runs the scenarios.',
    `product: ${inline(name)}`,
    '',
    ...startLines(found),
    '',
    ...entry(
      'redirectUri',
      callback === undefined ? undefined : inline(`${url.replace(/\/$/, '')}${callback}`),
      'Where Entra sends the browser back to; it is registered there.',
      `"${url.replace(/\/$/, '')}/auth/callback"`,
    ),
    '',
    ...entry(
      'login',
      login === undefined ? undefined : stepsText(login),
      'How a member starts single sign-on.',
      '{ visit: "/login" }   # or [{ visit: "/" }, { press: "Sign in" }]',
    ),
    '',
    ...entry(
      'whoami',
      whoami === undefined
        ? undefined
        : inline({
            visit: whoami.path,
            identity: whoami.identity,
            ...(whoami.anonymous === undefined ? {} : { anonymous: whoami.anonymous }),
          }),
      'Where it shows the e-mail address of whoever is signed in: a place in JSON, "css: …" or "pattern: …".',
      '{ visit: "/me", identity: "$.email" }',
    ),
    '',
    ...entry(
      'private',
      found.private === undefined
        ? undefined
        : inline({ visit: found.private.path, shows: found.private.shows }),
      'A page that only members see, and a text that always stands there.',
      '{ visit: "/reports", shows: "Quarterly figures" }',
    ),
    '',
    ...entry(
      'logout',
      logout === undefined ? undefined : stepsText(logout),
      'How somebody signs out. Optional: its scenarios are skipped without it.',
      '{ visit: "/logout" }',
    ),
    '',
    ...('runningAt' in start
      ? []
      : [
          '# Does it keep metadata and keys for ever, and do sessions survive a restart? Then lies in them reach it so:',
          '# forget: restart',
          '',
        ]),
    '# Add what your product has; "greencheck list capabilities" explains each, doctor says which are worth it.',
    `capabilities: ${inline(capabilities)}`,
    '',
    '# Entra never sends email_verified; accounts are made at the first login, or before it (invited).',
    'policies: { emailVerifiedAbsent: accepted, accounts: just-in-time }',
    '',
  ].join('\n')
}
