/** What a product has, by what its recipe says about it; and what a recipe must say before more may be declared. Pure. */
import type { Capability } from '../scenario.ts'
import type { RecipeKey, WrittenRecipe } from './schema.ts'
import { isPageStep, listOf } from './steps.ts'
import { namesIn, valueNames } from './values.ts'

type Rule =
  /** Says when the recipe shows that the product has it, and the key to add when it does not. */
  | { readonly shown: (recipe: WrittenRecipe) => boolean; readonly key: RecipeKey; readonly how?: string }
  /** Needs a verb that a recipe does not have. */
  | 'driver-only'

const has =
  (key: RecipeKey) =>
  (recipe: WrittenRecipe): boolean =>
    recipe[key] !== undefined
const changes = (change: keyof NonNullable<WrittenRecipe['member']>): Rule => ({
  shown: ({ member }) => member?.[change] !== undefined,
  key: 'member',
  how: `${change}: steps`,
})

/** How the product is there while it is tested. */
export type Presence =
  /** It runs already. */
  | 'running'
  /** One process for all organisations. */
  | 'shared'
  /** A process for each organisation, which its environment configures. */
  | 'one-each'

const restarts = (recipe: WrittenRecipe): boolean =>
  recipe.forget === 'restart' ||
  recipe.reset === 'restart' ||
  Object.values(recipe).some(
    (steps) => Array.isArray(steps) && steps.some((step) => typeof step === 'object' && 'restart' in step),
  )

export const presenceOf = (recipe: WrittenRecipe): Presence => {
  const { start } = recipe
  if (start === undefined || !('command' in start || 'container' in start)) return 'running'
  const own: readonly string[] = [...valueNames.organisation, ...valueNames.connection]
  const configured = namesIn(start).some((name) => own.includes(name))
  return configured || (restarts(recipe) && recipe.organisation === undefined) ? 'one-each' : 'shared'
}

/** Whether every organisation's process listens at a port of its own. */
export const hasOwnPort = ({ start }: WrittenRecipe): boolean =>
  start !== undefined && (start.url === undefined || namesIn(start.url).includes('port'))

const isFresh = (recipe: WrittenRecipe): boolean => {
  const presence = presenceOf(recipe)
  if (presence === 'one-each') return hasOwnPort(recipe)
  if (presence === 'shared' && restarts(recipe)) return false
  const { redirectUri, setup, login, whoami } = recipe
  return recipe.organisation !== undefined && namesIn([redirectUri, setup, login, whoami]).includes('org')
}

/** Those about which a recipe has something to say. The others are declared, or not. */
export const rules: Partial<Readonly<Record<Capability, Rule>>> = {
  'has-settings-ui': {
    shown: ({ setup }) => listOf(setup).some(isPageStep),
    key: 'setup',
    how: 'steps in the settings page',
  },
  'has-test-step': { shown: has('test'), key: 'test' },
  'has-enable': { shown: has('enable'), key: 'enable' },
  'forgets-providers': { shown: has('forget'), key: 'forget', how: 'restart, or steps' },
  'has-local-login': { shown: has('signIn'), key: 'signIn' },
  'local-logout': { shown: has('logout'), key: 'logout' },
  'session-timeout-setting': { shown: has('sessionTimeout'), key: 'sessionTimeout' },
  'has-public-content': { shown: has('public'), key: 'public' },
  'has-join-link': { shown: has('joinLink'), key: 'joinLink' },
  'has-invite-link': { shown: has('inviteLink'), key: 'inviteLink' },
  'removes-members': changes('remove'),
  'rp-can-disable-user': changes('disable'),
  'external-collaborators': changes('exempt'),
  'admin-session-revoke': changes('end-sessions'),
  'account-link': changes('unlink'),
  'return-target': {
    shown: ({ login }) => namesIn(login).includes('returnTo'),
    key: 'login',
    how: 'an address with {{returnTo}}',
  },
  'reads-groups': {
    shown: ({ whoami, organisation }) =>
      whoami?.role !== undefined && namesIn(organisation).includes('settings'),
    key: 'whoami',
    how: 'role: a place in its answer, and {{settings}} in "organisation"',
  },
  'allowed-domains': {
    shown: ({ organisation }) => namesIn(organisation).includes('settings'),
    key: 'organisation',
    how: 'with {{settings}}, what is set beside the connection',
  },
  'multi-email': {
    shown: ({ organisation }) => namesIn(organisation).includes('people'),
    key: 'organisation',
    how: 'with {{people}}, whose "addresses" it makes',
  },
  'rp-logout': { shown: has('postLogoutRedirectUri'), key: 'postLogoutRedirectUri' },
  'frontchannel-logout': { shown: has('frontchannelLogoutUri'), key: 'frontchannelLogoutUri' },
  'backchannel-logout': { shown: has('backchannelLogoutUri'), key: 'backchannelLogoutUri' },
  'direct-arrangement': 'driver-only',
  'direct-sign-in': 'driver-only',
  'https-rp': 'driver-only',
  'clock-control': 'driver-only',
  'maps-resource-groups': 'driver-only',
  'has-optional-mode': 'driver-only',
  'changes-role-mapping': 'driver-only',
  'audit-log': 'driver-only',
  'channel-list': 'driver-only',
  'write-probe': 'driver-only',
  'api-tokens': 'driver-only',
}

/** What the recipe says about them makes them possible; that the product has them is declared. */
const possible: readonly Capability[] = ['reads-groups', 'allowed-domains', 'multi-email']

/** Shown by the recipe, or declared. */
export const capabilitiesOf = (recipe: WrittenRecipe): readonly Capability[] => {
  const shown = (Object.keys(rules) as Capability[]).filter((name) => {
    const rule = rules[name]
    return rule !== undefined && rule !== 'driver-only' && !possible.includes(name) && rule.shown(recipe)
  })
  const { emailVerifiedAbsent, accounts } = recipe.policies ?? {}
  return [
    ...new Set([
      ...shown,
      ...(isFresh(recipe) ? (['fresh-organisations'] as const) : []),
      ...(emailVerifiedAbsent === 'accepted' ? (['email-verified-optional'] as const) : []),
      ...(accounts === 'invited' ? (['invitation-only'] as const) : []),
      ...(recipe.capabilities ?? []),
    ]),
  ]
}
