/** What the keys of a recipe have to mean together. Each rule finds all its mistakes; nothing is thrown. Pure. */
import type { Problem } from '../../mock-idp/errors.ts'
import { didYouMean } from '../nearest.ts'
import type { Capability } from '../scenario.ts'
import { presenceOf, rules } from './capabilities.ts'
import { readIdentity, readLocator } from './locator.ts'
import { type Opened, type RecipeKey, recipeKeys, type Step, type WrittenRecipe } from './schema.ts'
import { isPageStep, listOf, settingsAddress } from './steps.ts'
import { allValueNames, namesIn, valueNames } from './values.ts'

const needed: readonly (readonly [RecipeKey, string])[] = [
  ['product', 'its name'],
  ['start', 'how it is started ("command" or "container"), or "url" where it runs already'],
  ['login', 'how a member starts single sign-on, such as { visit: "/login/sso" }'],
  ['whoami', 'where it says who is signed in, such as { request: "GET /me", identity: "$.email" }'],
  ['private', 'a page that only members see, such as { visit: "/reports" }'],
]

type Rule = (recipe: WrittenRecipe) => readonly Problem[]

/** The keys whose values are steps, with the path of each. */
const stepKeys = [
  'organisation',
  'setup',
  'test',
  'enable',
  'disable',
  'signIn',
  'login',
  'logout',
  'joinLink',
  'inviteLink',
  'sessionTimeout',
  'forget',
  'reset',
  'release',
] as const satisfies readonly RecipeKey[]

interface Listed {
  readonly key: (typeof stepKeys)[number] | 'member'
  readonly path: string
  readonly steps: readonly Step[]
}

const allSteps = (recipe: WrittenRecipe): readonly Listed[] => [
  ...stepKeys.flatMap((key) => {
    const steps = recipe[key]
    return steps === undefined || steps === 'restart' ? [] : [{ key, path: key, steps: listOf(steps) }]
  }),
  ...Object.entries(recipe.member ?? {}).map(([change, steps]) => ({
    key: 'member' as const,
    path: `member.${change}`,
    steps: listOf(steps),
  })),
]

const savedBy = (recipe: WrittenRecipe, keys: readonly RecipeKey[]): readonly string[] =>
  allSteps(recipe)
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ steps }) => steps.flatMap((step) => ('request' in step ? Object.keys(step.save ?? {}) : [])))

const missing: Rule = (recipe) => [
  ...needed
    .filter(([key]) => recipe[key] === undefined)
    .map(([key, what]) => ({ path: key, message: `is missing: ${what}` })),
  ...(recipe.redirectUri === undefined && !savedBy(recipe, ['organisation']).includes('redirectUri')
    ? [{ path: 'redirectUri', message: 'is missing: the callback that is registered at Entra' }]
    : []),
  ...(recipe.start !== undefined && recipe.setup === undefined && presenceOf(recipe) !== 'one-each'
    ? [
        {
          path: 'setup',
          message:
            'is missing: how the connection is entered, unless "start" passes it on, as in env: { OIDC_CLIENT_ID: "{{clientId}}" }',
        },
      ]
    : []),
  ...(['setup', 'test', 'enable'] as const)
    .filter((key) => listOf(recipe[key]).some(isPageStep) && recipe.status === undefined)
    .slice(0, 1)
    .map((key) => ({
      path: key,
      message: 'needs "status" as well: where it is shown whether the test passed and SSO is enabled',
    })),
  ...(recipe.enable !== undefined && recipe.disable === undefined
    ? [{ path: 'enable', message: 'needs "disable" as well: the way back' }]
    : []),
]

const opens: Rule = (recipe) =>
  (['status', 'whoami', 'private', 'public', 'settings'] as const).flatMap((key) => {
    const opened: Opened | undefined = recipe[key]
    if (opened === undefined) return []
    const { visit, request } = opened
    if ((visit === undefined) === (request === undefined))
      return [{ path: key, message: 'expected either "visit" or "request"' }]
    return request === undefined || request.startsWith('GET ')
      ? []
      : [{ path: `${key}.request`, message: 'expected a GET: it is opened in a browser' }]
  })

const locators: Rule = ({ status, whoami, ...recipe }) => {
  const problems: Problem[] = []
  const look = (path: string, read: ReturnType<typeof readLocator> | undefined): void => {
    if (read !== undefined && 'problem' in read) problems.push({ path, message: read.problem })
  }
  if (status !== undefined)
    for (const name of ['green', 'enabled', 'message'] as const) {
      const locator = status[name]
      if (locator !== undefined) look(`status.${name}`, readLocator(locator))
    }
  if (whoami !== undefined) {
    look('whoami.identity', readIdentity(whoami.identity))
    const role = whoami.role === undefined ? undefined : readIdentity(whoami.role)
    look('whoami.role', role)
    if (role !== undefined && 'ok' in role && (typeof role.ok === 'string' || !('pointer' in role.ok)))
      look('whoami.role', { problem: 'expected a place in JSON such as $.role' })
    if (whoami.anonymous !== undefined && 'shows' in whoami.anonymous)
      look('whoami.anonymous.shows', readLocator(whoami.anonymous.shows))
  }
  for (const key of ['private', 'public'] as const) {
    const shows = recipe[key]?.shows
    if (shows !== undefined && /^(\$|css:|pattern:)/.test(shows))
      problems.push({
        path: `${key}.shows`,
        message: `expected a text that is always shown there; leave "shows" out where {{canary.${key}}} is shown, which is found wherever it stands`,
      })
  }
  for (const { path, steps } of allSteps(recipe)) {
    for (const [index, step] of steps.entries()) {
      if ('waitFor' in step) look(`${path}.${index}.waitFor`, readLocator(step.waitFor))
      if (!('request' in step)) continue
      for (const [name, locator] of Object.entries(step.save ?? {}))
        look(`${path}.${index}.save.${name}`, readLocator(locator))
    }
  }
  return problems
}

const inPages: readonly string[] = ['signIn', 'login', 'logout', 'joinLink', 'inviteLink']
const withoutPages: readonly string[] = ['organisation', 'forget', 'reset', 'release']

/** They begin on the settings page where they do not say otherwise. */
const onSettingsPage: readonly string[] = ['test', 'enable', 'disable', 'sessionTimeout']

const order: Rule = (recipe) =>
  allSteps(recipe).flatMap(({ key, path, steps }) => {
    const problems: Problem[] = []
    const firstPage = steps.findIndex(isPageStep)
    for (const [index, step] of steps.entries()) {
      const at = `${path}.${index}`
      const isPage = isPageStep(step)
      if (isPage && withoutPages.includes(key))
        problems.push({
          path: at,
          message: `"${key}" is done without a browser: expected "request"${recipe.start !== undefined && 'url' in recipe.start ? '' : ' or "restart"'}`,
        })
      else if (!isPage && firstPage !== -1 && firstPage < index)
        problems.push({ path: at, message: 'comes after steps in a page: put what has no page first' })
      const next = steps.slice(index + 1).find((later) => !('fill' in later) || 'press' in later)
      if ('fill' in step && !('press' in step) && (next === undefined || !('press' in next)))
        problems.push({ path: at, message: 'expected a "press" after it: the button of this form' })
    }
    if (inPages.includes(key) && firstPage === -1)
      problems.push({
        path,
        message: 'happens in a person\'s browser: expected "visit", or "fill" and "press"',
      })
    const [first] = steps.filter(isPageStep)
    const begins = onSettingsPage.includes(key) && settingsAddress(recipe) !== undefined
    if (first !== undefined && !('visit' in first) && !withoutPages.includes(key) && !begins)
      problems.push({
        path: `${path}.${firstPage}`,
        message: 'expected a "visit" first: a browser is on no page yet',
      })
    return problems
  })

const restarting: Rule = (recipe) => {
  if (recipe.start === undefined || presenceOf(recipe) !== 'running') return []
  const message = 'cannot be restarted: "start" says that it runs already, not how it is started'
  return [
    ...(['forget', 'reset'] as const)
      .filter((key) => recipe[key] === 'restart')
      .map((path) => ({ path, message })),
    ...allSteps(recipe).flatMap(({ path, steps }) =>
      steps.flatMap((step, index) => ('restart' in step ? [{ path: `${path}.${index}`, message }] : [])),
    ),
  ]
}

const declared: Rule = (recipe) =>
  (recipe.capabilities ?? []).flatMap((name: Capability, index) => {
    const rule = rules[name]
    const path = `capabilities.${index}`
    if (rule === undefined) return []
    if (rule === 'driver-only')
      return [
        {
          path,
          message: `${name} needs a verb that a recipe does not have: write a driver (harness/README.md)`,
        },
      ]
    return rule.shown(recipe)
      ? []
      : [{ path, message: `${name} needs "${rule.key}"${rule.how === undefined ? '' : ` (${rule.how})`}` }]
  })

/** The values that are known at each key. */
const knownAt = (recipe: WrittenRecipe, key: RecipeKey): readonly string[] => {
  const { always, organisation, connection, person } = valueNames
  const early = [...always, ...organisation]
  const saved = savedBy(recipe, ['organisation', 'setup', 'test', 'enable'])
  const oneEach = presenceOf(recipe) === 'one-each'
  switch (key) {
    case 'start':
      return presenceOf(recipe) === 'running' ? [] : [...early, ...connection]
    case 'redirectUri':
    case 'postLogoutRedirectUri':
    case 'frontchannelLogoutUri':
    case 'backchannelLogoutUri':
      return [...early, ...savedBy(recipe, ['organisation'])].filter((name) => name !== 'redirectUri')
    case 'organisation':
      return [...early, ...person, ...savedBy(recipe, ['organisation']), ...(oneEach ? connection : [])]
    case 'signIn':
      return [...early, ...person, ...savedBy(recipe, ['organisation'])]
    case 'login':
      return [...early, ...connection, ...person, ...valueNames.login, ...saved]
    case 'joinLink':
    case 'inviteLink':
    case 'member':
      return [...early, ...connection, ...person, ...saved]
    case 'sessionTimeout':
      return [...early, ...connection, ...valueNames.sessionTimeout, ...saved]
    case 'reset':
      return always
    default:
      return [...early, ...connection, ...saved]
  }
}

const textsIn = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`))
}

/** Values that are not known where they are mentioned. @param written the parts of the recipe as they stand, right or wrong */
export const valueProblems = (
  recipe: WrittenRecipe,
  written: Readonly<Record<string, unknown>>,
): readonly Problem[] => {
  const saved = savedBy(recipe, stepKeys)
  const all = [...allValueNames, ...saved]
  return recipeKeys.flatMap((key) => {
    const known = key === 'start' && recipe.start === undefined ? all : knownAt(recipe, key)
    return textsIn(written[key], key).flatMap(([path, text]) =>
      namesIn(text).flatMap((name) => {
        if (known.includes(name)) return []
        const message = all.includes(name)
          ? `{{${name}}} is not known here, only ${whenKnown(name)}`
          : `there is no value {{${name}}}.${didYouMean(name, [...new Set(known)])}`
        return [{ path, message }]
      }),
    )
  })
}

const whenKnown = (name: string): string => {
  const { connection, person, login, sessionTimeout } = valueNames
  const among = (names: readonly string[]): boolean => names.includes(name)
  if (among(connection)) return 'once "setup" has entered it'
  if (among(person)) return 'where somebody signs in'
  if (among(login)) return 'in "login"'
  if (among(sessionTimeout)) return 'in "sessionTimeout"'
  return 'after the step that saves it'
}

/** Every mistake that the shape does not show, but for the values (`valueProblems`). */
export const recipeProblems = (recipe: WrittenRecipe): readonly Problem[] =>
  [missing, opens, locators, order, restarting, declared].flatMap((rule) => rule(recipe))
