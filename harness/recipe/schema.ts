/** The keys of a recipe and what each may be. What they mean together is checked in `check.ts`. */
import { z } from 'zod'
import { memberChanges } from '../driver.ts'
import { capabilities } from '../scenario.ts'

const text = z.string().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()])
const address = text.meta({ description: 'An address, absolute or from the root of the product' })

const locator = z
  .union([
    text,
    z.strictObject({ css: text, attribute: text.exactOptional() }),
    z.strictObject({ pattern: text }),
    z.strictObject({ pointer: z.string() }),
  ])
  .meta({
    description: '"$.email", "css: #who", "css: #who @title", "pattern: as (\\\\S+)", or a text that occurs',
  })

const status = z.union([z.int().min(100).max(599), z.array(z.int().min(100).max(599)).min(1)])

const httpRequest = z
  .string()
  .regex(
    /^(GET|POST|PUT|PATCH|DELETE) \S+$/,
    'expected a method and an address such as "POST /api/organisations"',
  )

const request = z
  .strictObject({
    request: httpRequest,
    json: z.unknown().optional(),
    form: z.record(z.string(), scalar).exactOptional(),
    headers: z.record(z.string(), scalar).exactOptional(),
    expect: z.strictObject({ status }).exactOptional(),
    save: z.record(text, locator).exactOptional(),
    each: z.literal('people').exactOptional(),
  })
  .meta({ description: 'A request that Greencheck sends itself' })

const step = z.union([
  request,
  z.strictObject({ visit: address }).meta({ description: 'The browser opens an address' }),
  z
    .strictObject({ press: text, fill: z.record(text, scalar).exactOptional() })
    .meta({ description: 'Fills fields in by label, name or id, and presses a button by text, value or id' }),
  z
    .strictObject({ fill: z.record(text, scalar) })
    .meta({ description: 'Fields that are filled in before the next "press"' }),
  z.strictObject({ waitFor: locator, seconds: z.number().positive().max(600).exactOptional() }),
  z.strictObject({ restart: z.literal(true) }).meta({ description: 'Starts the product anew' }),
])

const steps = z.union([step, z.array(step).min(1)])

/** A page, or an address that is asked for by GET: both are opened in a person's browser. */
const opened = { visit: address.exactOptional(), request: httpRequest.exactOptional() }

const ready = z.union([
  z.strictObject({ url: address, status: z.int().min(100).max(599).exactOptional() }),
  z.strictObject({ log: text }),
  z.strictObject({ port: scalar }),
])

const launched = {
  env: z.record(text, scalar).exactOptional(),
  ready: ready.exactOptional(),
  /** Seconds until it has to be ready. */
  timeout: z.number().positive().max(600).exactOptional(),
  /** Where browsers reach it. Default: http://localhost:{{port}}. */
  url: text.exactOptional(),
}

const start = z.union([
  z.strictObject({ command: z.union([text, z.array(text).min(1)]), cwd: text.exactOptional(), ...launched }),
  /** An image; `arguments` in the place of its command. It shares the network of this machine. */
  z.strictObject({
    container: text,
    arguments: z.array(text).min(1).exactOptional(),
    cwd: text.exactOptional(),
    ...launched,
  }),
  z.strictObject({ url: text }),
])

export const recipeShape = {
  product: z.union([text, z.strictObject({ name: text, version: scalar.exactOptional() })]),
  start,
  /** Further origins that belong to the product, such as that of its API. */
  origins: z.array(z.url({ protocol: /^https?$/ })),
  redirectUri: text,
  postLogoutRedirectUri: text,
  frontchannelLogoutUri: text,
  backchannelLogoutUri: text,
  organisation: steps,
  setup: steps,
  test: steps,
  enable: steps,
  disable: steps,
  status: z.strictObject({
    ...opened,
    headers: z.record(z.string(), scalar).exactOptional(),
    green: locator,
    enabled: locator.exactOptional(),
    message: locator.exactOptional(),
  }),
  signIn: steps,
  login: steps,
  logout: steps,
  joinLink: steps,
  inviteLink: steps,
  sessionTimeout: steps,
  member: z.strictObject(
    Object.fromEntries(memberChanges.map((change) => [change, steps.exactOptional()])) as Record<
      (typeof memberChanges)[number],
      z.ZodExactOptional<typeof steps>
    >,
  ),
  whoami: z.strictObject({
    ...opened,
    identity: locator,
    role: locator.exactOptional(),
    anonymous: z
      .union([
        z.strictObject({ status: z.int().min(100).max(599) }),
        z.strictObject({ redirects: z.literal(true) }),
        z.strictObject({ shows: locator }),
      ])
      .exactOptional(),
  }),
  private: z.strictObject({ ...opened, shows: text.exactOptional() }),
  public: z.strictObject({ ...opened, shows: text.exactOptional() }),
  settings: z.strictObject(opened),
  forget: z.union([z.literal('restart'), steps]),
  reset: z.union([z.literal('restart'), steps]),
  release: steps,
  capabilities: z.array(z.enum(capabilities)),
  policies: z.strictObject({
    emailVerifiedAbsent: z.enum(['accepted', 'refused']).exactOptional(),
    accounts: z.enum(['just-in-time', 'invited']).exactOptional(),
  }),
} as const

export type RecipeKey = keyof typeof recipeShape
export const recipeKeys = Object.keys(recipeShape) as readonly RecipeKey[]

/** Each key as it stands in the file; which ones a recipe cannot do without is checked in `check.ts`. */
export const recipeSchema = z.strictObject(recipeShape).partial()
export type WrittenRecipe = z.infer<typeof recipeSchema>

export type Step = z.infer<typeof step>
export type RequestStep = z.infer<typeof request>
export type Steps = z.infer<typeof steps>
export type Opened = { readonly visit?: string; readonly request?: string }
