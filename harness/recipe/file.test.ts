import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { HarnessError } from '../errors.ts'
import { parseGreencheckFile } from './file.ts'
import { schemaFile, schemaText } from './schema-file.ts'

const implementations = new URL('../implementations/', import.meta.url)
const published = [
  new URL('fixture/greencheck.yaml', import.meta.url),
  new URL('example.yaml', import.meta.url),
  ...readdirSync(implementations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => new URL(`${name}/greencheck.yaml`, implementations))
    .filter((file) => existsSync(file)),
]

const mistakes = (text: string): readonly string[] => {
  try {
    parseGreencheckFile(text, 'greencheck.yaml')
  } catch (thrown) {
    if (thrown instanceof HarnessError && thrown.code === 'usage') return thrown.problems
    throw thrown
  }
  return []
}

/** A recipe without mistakes, in which each test makes its own. */
const good = `product: Acme Hub
start: { url: "http://localhost:3000" }
redirectUri: /callback
organisation: { request: "POST /testing", json: { org: "{{org}}", people: "{{people}}" }, save: { org: $.id } }
signIn: [{ visit: /login }, { fill: { Email: "{{person.email}}" } }, { press: Sign in }]
setup: [{ visit: "/o/{{org}}/sso" }, { press: Save, fill: { ID: "{{clientId}}", Secret: "{{clientSecret}}" } }]
test: [{ press: Test }]
status: { visit: "/o/{{org}}/sso", green: "css: [data-green=yes]", enabled: on }
enable: { press: Enable }
disable: { press: Disable }
login: { visit: "/o/{{org}}/login" }
whoami: { request: GET /me, identity: $.email, anonymous: { status: 404 } }
private: { visit: "/o/{{org}}/reports" }
`

/** Puts another line in the place of the one for a key, or adds it. */
const withLine = (line: string): string => {
  const key = line.split(':')[0] ?? ''
  const lines = good.trim().split('\n')
  const at = lines.findIndex((one) => one.startsWith(`${key}:`))
  return (at === -1 ? [...lines, line] : lines.with(at, line)).join('\n')
}
const without = (key: string): string =>
  good
    .split('\n')
    .filter((line) => !line.startsWith(`${key}:`))
    .join('\n')

describe('a recipe', () => {
  it('is read beside the settings of a run', () => {
    const read = parseGreencheckFile(`${good}timeout: 9\nbrowser: chromium\n`, 'f')
    expect(read.settings).toEqual({ timeout: 9, browser: 'chromium' })
    expect(read.recipe).toMatchObject({ product: 'Acme Hub', login: { visit: '/o/{{org}}/login' } })
    expect(parseGreencheckFile('seed: s', 'f')).toEqual({ settings: { seed: 's' }, recipe: undefined })
  })

  it('may be any of those that are published here', () => {
    expect(mistakes(good)).toEqual([])
    for (const file of published) expect(mistakes(readFileSync(file, 'utf8'))).toEqual([])
  })
})

test.each<readonly [string, string, string]>([
  ['a key', withLine('signin: { visit: /x }'), '14:1  signin: is not known here; did you mean "signIn"?'],
  [
    'a key of a step',
    withLine('logout: [{ vist: / }]'),
    '14:12  logout.0.vist: is not known here; did you mean "visit"?',
  ],
  [
    'a step that is none',
    withLine('logout: [/logout]'),
    '14:10  logout.0: expected a mapping, got "/logout"',
  ],
  [
    'a missing key',
    without('login'),
    '1:1  login: is missing: how a member starts single sign-on, such as { visit: "/login/sso" }',
  ],
  [
    'a method',
    withLine('organisation: { request: POTS /x }'),
    '4:17  organisation.request: expected a method and an address such as "POST /api/organisations", got "POTS /x"',
  ],
  [
    'a value',
    withLine('login: { visit: "/o/{{orgg}}" }'),
    '11:10  login.visit: there is no value {{orgg}}. Did you mean "org"?',
  ],
  [
    'a value too early',
    withLine('redirectUri: "/cb/{{clientId}}"'),
    '3:1  redirectUri: {{clientId}} is not known here, only once "setup" has entered it',
  ],
  [
    'a value without quotes',
    withLine('login: { visit: {{org}} }'),
    '11:10  login.visit: expected a text, got {"{ org }":null}. Put {{…}} in quotes: YAML takes its braces for a mapping',
  ],
  [
    'a selector',
    withLine('status: { visit: /s, green: "css: [x" }'),
    "8:22  status.green: expected a CSS selector: Attribute selector didn't terminate",
  ],
  [
    'a pattern',
    withLine('whoami: { visit: /me, identity: "pattern: (a)(b)" }'),
    '12:23  whoami.identity: expected a regular expression: it has 2 groups, and one at most tells what is meant',
  ],
  [
    'a place',
    withLine('whoami: { visit: /me, identity: email }'),
    '12:23  whoami.identity: expected a place such as $.email, /email, "css: #who" or "pattern: as (\\S+)"',
  ],
  [
    'a place that moves',
    withLine('private: { visit: /p, shows: $.canary }'),
    '13:23  private.shows: expected a text that is always shown there; leave "shows" out where {{canary.private}} is shown, which is found wherever it stands',
  ],
  [
    'neither page nor request',
    withLine('whoami: { identity: $.email }'),
    '12:1  whoami: expected either "visit" or "request"',
  ],
  [
    'a POST in a browser',
    withLine('private: { request: POST /p }'),
    '13:12  private.request: expected a GET: it is opened in a browser',
  ],
  [
    'fields without a button',
    withLine('logout: [{ visit: / }, { fill: { a: b } }]'),
    '14:24  logout.1: expected a "press" after it: the button of this form',
  ],
  [
    'a request after a page',
    withLine('logout: [{ visit: / }, { request: GET /x }]'),
    '14:24  logout.1: comes after steps in a page: put what has no page first',
  ],
  [
    'no page at first',
    withLine('logout: { press: Sign out }'),
    '14:1  logout.0: expected a "visit" first: a browser is on no page yet',
  ],
  [
    'no browser at all',
    withLine('login: { request: GET /login }'),
    '11:1  login: happens in a person\'s browser: expected "visit", or "fill" and "press"',
  ],
  [
    'a page where there is none',
    withLine('reset: { visit: /reset }'),
    '14:1  reset.0: "reset" is done without a browser: expected "request"',
  ],
  [
    'a restart of what runs already',
    withLine('forget: restart'),
    '14:1  forget: cannot be restarted: "start" says that it runs already, not how it is started',
  ],
  ['no way back', without('disable'), '9:1  enable: needs "disable" as well: the way back'],
  [
    'no status',
    without('status'),
    '6:1  setup: needs "status" as well: where it is shown whether the test passed and SSO is enabled',
  ],
  [
    'no setup',
    without('setup'),
    'setup: is missing: how the connection is entered, unless "start" passes it on, as in env: { OIDC_CLIENT_ID: "{{clientId}}" }',
  ],
  [
    'a capability',
    withLine('capabilities: [sends-nonse]'),
    '14:16  capabilities.0: expected a known name, got "sends-nonse"; did you mean "sends-nonce"?',
  ],
  [
    'a capability without its key',
    withLine('capabilities: [local-logout]'),
    '14:16  capabilities.0: local-logout needs "logout"',
  ],
  [
    'a capability beyond recipes',
    withLine('capabilities: [write-probe]'),
    '14:16  capabilities.0: write-probe needs a verb that a recipe does not have: write a driver (harness/README.md)',
  ],
  [
    'a policy',
    withLine('policies: { accounts: invted }'),
    '14:13  policies.accounts: expected one of "just-in-time", "invited", got "invted"; did you mean "invited"?',
  ],
  ['a number', withLine('start: { command: x, timeout: 0 }'), '2:22  start.timeout: '],
  ['no mapping at all', '- product: x', '1:1  expected a mapping, got [{"product":"x"}]'],
  ['broken YAML', 'product: [a', '1:12  Flow sequence'],
  ['a key twice', `${good}product: x`, '14:1  Map keys must be unique'],
])('a mistake is told with its place: %s', (_, text, expected) => {
  expect(mistakes(text).map((line) => line.replace('greencheck.yaml:', ''))).toContainEqual(
    expect.stringContaining(expected),
  )
})

it('has all its mistakes told at once, in the order of the file', () => {
  const text = `product: Acme Hub
start:
  comand: make run
  env: { ISSUER: "{{isuer}}", ID: {{clientId}} }
redirectUri: /cb
login: { visit: "/sso?to={{retunTo}}" }
whoami: { request: GET /me, identity: $.email, anonymous: { staus: 401 } }
private: { visit: /reports }
capabilities: [has-enabel]
drivr: x
`
  expect(mistakes(text)).toEqual([
    'greencheck.yaml:3:3  start.comand: is not known here; did you mean "command"?',
    'greencheck.yaml:4:10  start.env.ISSUER: there is no value {{isuer}}. Did you mean "issuer"?',
    expect.stringMatching(/^greencheck\.yaml:4:31 {2}start\.env\.ID: expected .*Put \{\{…\}\} in quotes/),
    'greencheck.yaml:6:10  login.visit: there is no value {{retunTo}}. Did you mean "returnTo"?',
    'greencheck.yaml:7:61  whoami.anonymous.staus: is not known here; did you mean "status"?',
    'greencheck.yaml:9:16  capabilities.0: expected a known name, got "has-enabel"; did you mean "has-enable"?',
    'greencheck.yaml:10:1  drivr: is not known here; did you mean "driver"?',
  ])
})

test('the published schema is the one that is used (npm run schema)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText())
})
