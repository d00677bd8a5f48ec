/**
 * The driver contract as schemas: what a driver of another language sends and receives. Every reply that
 * crosses the boundary is checked here, so that a mistake in a driver is a sentence and not a wrong verdict.
 */
import { z } from 'zod'
import { patternProblem, selectorProblem } from '../browser/locate.ts'
import { contractVersion, memberChanges, type Verb } from '../driver.ts'
import { HarnessError } from '../errors.ts'
import { auditEvents, capabilities, productRoles } from '../scenario.ts'

const url = z.url({ protocol: /^https?$/ })

const pointer = z.string().regex(/^(\/|$)/, 'a JSON pointer begins with "/"')

/** A text with a grammar of its own, checked by `problemOf`. */
const written = (what: string, problemOf: (text: string) => string | undefined) =>
  z
    .string()
    .min(1)
    .refine((text) => problemOf(text) === undefined, {
      error: ({ input }) => `not ${what}: ${problemOf(String(input))}`,
    })

const namedLocators = [
  z.strictObject({
    css: written('a CSS selector', selectorProblem),
    attribute: z.string().min(1).exactOptional(),
  }),
  z.strictObject({ pattern: written('a regular expression', patternProblem) }),
  z.strictObject({ pointer }),
] as const

const locator = z.union([z.string().min(1), ...namedLocators])

const action = z.union([
  z.strictObject({ visit: url }),
  z.strictObject({ press: z.string().min(1), fill: z.record(z.string(), z.string()).exactOptional() }),
  z.strictObject({ waitFor: locator, seconds: z.number().positive().max(600).exactOptional() }),
])

const ok = z.strictObject({ status: z.literal('ok') })
const unsupported = z.strictObject({ status: z.literal('unsupported') })

const reply = z.discriminatedUnion('status', [
  ok,
  z.strictObject({ status: z.literal('go'), actions: z.array(action) }),
  z.strictObject({ status: z.literal('refused'), reason: z.string() }),
  unsupported,
])

const statusReply = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    sso: z.strictObject({ green: z.boolean(), enabled: z.boolean(), message: z.string().exactOptional() }),
  }),
  z.strictObject({
    status: z.literal('read'),
    visit: url,
    green: locator,
    enabled: locator,
    message: locator.exactOptional(),
  }),
  unsupported,
])

const requestsReply = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    requests: z.array(
      z.strictObject({
        name: z.string().min(1),
        url,
        method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).exactOptional(),
        headers: z.record(z.string(), z.string()).exactOptional(),
        body: z.string().exactOptional(),
        forPrograms: z.boolean().exactOptional(),
      }),
    ),
  }),
  unsupported,
])

const apiTokenReply = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), token: z.string().min(1) }),
  z.strictObject({ status: z.literal('read'), actions: z.array(action), element: z.string().min(1) }),
  unsupported,
])

const sessionReply = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), origin: url, cookies: z.array(z.string().min(1)) }),
  z.strictObject({ status: z.literal('refused'), reason: z.string() }),
  unsupported,
])

/** What several verbs have in common, by the names of the published schema. */
export const shared = { action, locator, outcome: reply, requests: requestsReply } as const

/** What each verb replies. */
export const replies = {
  describe: z.strictObject({
    contract: z.literal(contractVersion),
    name: z.string().min(1),
    version: z.string().min(1),
    capabilities: z.array(z.enum(capabilities)),
    origins: z.array(url).min(1),
    policies: z
      .strictObject({ emailVerifiedAbsent: z.enum(['accepted', 'refused']).exactOptional() })
      .exactOptional(),
  }),
  organisation: z.strictObject({
    organisation: z.string().min(1),
    redirectUri: url,
    origins: z.array(url).exactOptional(),
    canaries: z
      .strictObject({
        private: z.string().min(1).exactOptional(),
        public: z.string().min(1).exactOptional(),
      })
      .exactOptional(),
    postLogoutRedirectUri: url.exactOptional(),
    frontchannelLogoutUri: url.exactOptional(),
    backchannelLogoutUri: url.exactOptional(),
  }),
  setup: reply,
  test: reply,
  status: statusReply,
  enable: reply,
  disable: reply,
  arrange: reply,
  forget: reply,
  'sign-in': reply,
  session: sessionReply,
  login: reply,
  logout: reply,
  'join-link': reply,
  'invite-link': reply,
  settings: reply,
  member: reply,
  'audit-log': z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('read'),
      visit: url,
      entries: pointer,
      event: pointer,
      actor: pointer,
      at: pointer,
      names: z.record(z.enum(auditEvents), z.string()),
    }),
    unsupported,
  ]),
  'session-timeout': reply,
  'advance-clock': reply,
  whoami: z.strictObject({
    visit: url,
    identity: z.union([pointer, ...namedLocators]),
    anonymous: z
      .union([
        z.strictObject({ status: z.int().min(100).max(599) }),
        z.strictObject({ redirects: z.literal(true) }),
        z.strictObject({ shows: locator }),
      ])
      .exactOptional(),
    role: pointer.exactOptional(),
    resourceGroups: pointer.exactOptional(),
  }),
  probe: reply,
  channels: requestsReply,
  writes: requestsReply,
  'api-token': apiTokenReply,
  release: reply,
  reset: reply,
} as const satisfies Record<Verb, z.ZodType>

export type ReplyOf<Name extends Verb> = z.infer<(typeof replies)[Name]>

const organisationPerson = z.strictObject({
  email: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'member', 'none']),
  addresses: z.array(z.strictObject({ email: z.string(), confirmed: z.boolean() })).exactOptional(),
})
const role = z.enum(productRoles)
const settings = z.strictObject({
  mode: z.enum(['enforced', 'optional']).exactOptional(),
  domains: z.array(z.string()).exactOptional(),
  defaultRole: role.exactOptional(),
  roleMapping: z
    .strictObject({ attribute: z.string(), roles: z.array(z.strictObject({ value: z.string(), role })) })
    .exactOptional(),
  responseMode: z.literal('form_post').exactOptional(),
  resourceGroupMapping: z
    .strictObject({
      attribute: z.string(),
      groups: z.array(z.strictObject({ value: z.string(), group: z.string(), role })),
    })
    .exactOptional(),
})
const organisation = z.strictObject({ organisation: z.string() })
const connectionRequest = organisation.extend({
  connection: z.strictObject({ clientId: z.string(), clientSecret: z.string(), issuerUrl: z.string() }),
})
const time = z.strictObject({ organisation: z.string(), seconds: z.number() })
const person = z.strictObject({ organisation: z.string(), email: z.string() })

/** What each verb is asked. */
export const requests = {
  describe: z.strictObject({}),
  organisation: z.strictObject({
    key: z.string(),
    people: z.array(organisationPerson),
    canaries: z.strictObject({ private: z.string(), public: z.string() }),
    https: z.literal(true).exactOptional(),
    settings: settings.exactOptional(),
  }),
  setup: connectionRequest,
  test: organisation,
  status: organisation,
  enable: organisation,
  disable: organisation,
  arrange: connectionRequest,
  forget: organisation,
  'sign-in': person,
  session: person,
  login: person.extend({ returnTo: z.string().optional() }),
  logout: organisation,
  'join-link': person,
  'invite-link': person,
  settings: z.strictObject({ organisation: z.string(), settings }),
  member: z.strictObject({ organisation: z.string(), email: z.string(), change: z.enum(memberChanges) }),
  'audit-log': organisation,
  'session-timeout': time,
  'advance-clock': time,
  whoami: organisation,
  probe: z.strictObject({ organisation: z.string(), what: z.enum(['private', 'public', 'settings']) }),
  channels: organisation,
  writes: organisation.extend({ text: z.string() }),
  'api-token': person,
  release: organisation,
  reset: z.strictObject({}),
} as const satisfies Record<Verb, z.ZodType>

/** Every problem of a value as `path: what is wrong`. */
export const problemsOf = (error: z.ZodError): readonly string[] =>
  error.issues.flatMap((issue) => {
    const nested = issue.code === 'invalid_union' ? (issue.errors[0] ?? []) : []
    const path = issue.path.map(String).join('.') || '(the whole reply)'
    return nested.length > 0
      ? nested.map((inner) => `${[path, ...inner.path.map(String)].join('.')}: ${inner.message}`)
      : [`${path}: ${issue.message}`]
  })

/** Checks what a driver replied to a verb. Throws a `driver` error that lists every problem. */
export const checkReply = <Name extends Verb>(verb: Name, value: unknown): ReplyOf<Name> => {
  const result = replies[verb].safeParse(value)
  if (result.success) return result.data as ReplyOf<Name>
  const problems = problemsOf(result.error)
  throw new HarnessError(
    'driver',
    `the driver's reply to "${verb}" is not what contract ${contractVersion} says: ${problems.join('; ')}`,
    {
      problems,
    },
  )
}
