/** Mistakes in what groups and roles at the provider mean here. */
import type { AttributeValues } from '../attributes.ts'
import { soundRules } from '../rules.ts'
import type { FlawTable } from './flaw.ts'

const nothing: AttributeValues = { kind: 'values', values: [] }

export const roleFlaws = {
  'ignores-role-mapping': {
    breaks: 'It has a role mapping and never applies it.',
    rules: () => ({
      roleAfterLogin: ({ settings, current }) => current ?? settings.defaultRole,
    }),
    caughtBy: [
      'claims.role-mapping-happy',
      'claims.role-resync-each-login',
      'claims.app-roles',
      'claims.role-most-privileged',
      'enable.last-admin-kept',
    ],
    alsoCaughtBy: ['claims.role-path-notation', 'claims.groups-string-or-array', 'claims.groups-overage'],
  },
  'takes-the-first-matching-role': {
    breaks: 'It takes the role of the first mapping that matches.',
    rules: () => ({
      roleAfterLogin: (question) => {
        const { settings, values } = question
        const first =
          values.kind === 'values'
            ? settings.roleMapping?.roles.find(({ value }) => values.values.includes(value))
            : undefined
        return first?.role ?? soundRules.roleAfterLogin(question)
      },
    }),
    caughtBy: ['claims.role-most-privileged'],
  },
  'unmatched-members-get-the-first-role': {
    breaks: 'A member whom no mapping matches gets the last role of the mapping, and not the default role.',
    rules: () => ({
      roleAfterLogin: (question) => {
        const last = question.settings.roleMapping?.roles.at(-1)?.role
        return soundRules.roleAfterLogin({
          ...question,
          settings: { ...question.settings, defaultRole: last ?? question.settings.defaultRole },
        })
      },
    }),
    caughtBy: ['claims.role-no-match'],
    alsoCaughtBy: [
      'claims.role-exact-match',
      'claims.role-resync-each-login',
      'claims.role-path-notation',
      'claims.groups-overage',
      'claims.groups-from-unsigned-source',
      'enable.last-admin-kept',
    ],
  },
  'matches-roles-by-substring': {
    breaks: 'A value matches when it contains the mapped one.',
    rules: () => ({
      roleAfterLogin: (question) => {
        const { settings, values } = question
        const mapped = settings.roleMapping?.roles.map(({ value }) => value) ?? []
        if (values.kind === 'withheld') return soundRules.roleAfterLogin(question)
        const contained = mapped.filter((value) => values.values.some((one) => one.includes(value)))
        return soundRules.roleAfterLogin({ ...question, values: { kind: 'values', values: contained } })
      },
    }),
    caughtBy: ['claims.role-exact-match'],
  },
  'matches-roles-in-any-case': {
    breaks: 'It compares groups and roles without regard to case and blanks.',
    rules: () => ({
      attributeValues: (claims, path) => {
        const found = soundRules.attributeValues(claims, path)
        return found.kind === 'withheld'
          ? found
          : { ...found, values: found.values.map((value) => value.trim().toLowerCase()) }
      },
    }),
    caughtBy: ['claims.role-exact-match'],
  },
  'role-only-at-first-login': {
    breaks: 'It works the role out at the first login, and never again.',
    rules: () => {
      const seen = new Set<string>()
      return {
        roleAfterLogin: (question) => {
          const { account, current } = question
          if (seen.has(account)) return current ?? soundRules.roleAfterLogin(question)
          seen.add(account)
          return soundRules.roleAfterLogin(question)
        },
      }
    },
    caughtBy: ['claims.role-resync-each-login'],
    // There the honest login before the lie is the first one.
    alsoCaughtBy: [
      'claims.groups-overage',
      'claims.groups-string-or-array',
      'claims.role-path-notation',
      'enable.last-admin-kept',
    ],
  },
  'never-takes-a-role-away': {
    breaks: 'A login can only raise the role.',
    rules: () => ({
      roleAfterLogin: (question) => {
        const role = soundRules.roleAfterLogin(question)
        return question.current === 'admin' ? 'admin' : role
      },
    }),
    caughtBy: ['claims.role-resync-each-login'],
    alsoCaughtBy: ['claims.groups-overage', 'enable.last-admin-kept'],
  },
  'reads-no-nested-attributes': {
    breaks: 'It takes the path of an attribute for the name of a claim.',
    rules: () => ({
      attributeValues: (claims, path) =>
        Object.hasOwn(claims, path) ? soundRules.attributeValues(claims, path) : nothing,
    }),
    caughtBy: ['claims.role-path-notation'],
    alsoCaughtBy: ['claims.groups-overage'],
  },
  'reads-inherited-members': {
    breaks: 'It follows the path of an attribute into what every object of the language has.',
    rules: () => ({
      attributeValues: (claims, path) => {
        const sound = soundRules.attributeValues(claims, path)
        if (sound.kind === 'withheld' || sound.values.length > 0) return sound
        const value = path
          .split('.')
          .reduce<unknown>(
            (inner, name) => (inner === undefined ? undefined : Reflect.get(Object(inner), name)),
            claims,
          )
        return typeof value === 'string' ? { kind: 'values', values: [value] } : nothing
      },
    }),
    caughtBy: ['claims.role-path-notation'],
  },
  'reads-only-lists': {
    breaks: 'It does not read a claim that is a text and not a list.',
    rules: () => ({
      attributeValues: (claims, path) =>
        typeof claims[path] === 'string' ? nothing : soundRules.attributeValues(claims, path),
    }),
    caughtBy: ['claims.groups-string-or-array'],
  },
  'overage-means-no-groups': {
    breaks: 'Too many groups to list are taken for none: roles go back to the default.',
    rules: () => ({
      attributeValues: (claims, path) => {
        const found = soundRules.attributeValues(claims, path)
        return found.kind === 'withheld' ? nothing : found
      },
    }),
    caughtBy: ['claims.groups-overage'],
  },
  'demotes-the-last-administrator': {
    breaks: 'A login takes the role from the last administrator as from everybody else.',
    rules: () => ({
      roleAfterLogin: (question) => soundRules.roleAfterLogin({ ...question, isLastAdmin: false }),
    }),
    caughtBy: ['enable.last-admin-kept'],
  },
  'stops-at-the-first-resource-group': {
    breaks: 'It gives the first resource group that matches and looks no further.',
    rules: () => ({
      resourceGroupsAfterLogin: (question) => soundRules.resourceGroupsAfterLogin(question).slice(0, 1),
    }),
    caughtBy: ['claims.resource-groups-additive'],
    alsoCaughtBy: ['claims.resource-groups-revoked'],
  },
  'only-adds-resource-groups': {
    breaks: 'A login adds resource groups and never takes one away.',
    rules: () => ({
      resourceGroupsAfterLogin: (question) => {
        const found = soundRules.resourceGroupsAfterLogin(question)
        const names = found.map(({ group }) => group)
        return [...question.current.filter(({ group }) => !names.includes(group)), ...found]
      },
    }),
    caughtBy: ['claims.resource-groups-revoked'],
  },
} as const satisfies FlawTable
