import type { ZodType, z } from 'zod'
import type { Application, ClientSecret, JournalEntry, JournalMessage, Tenant } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import type { Fault } from '../faults/fault.ts'
import type { Controlled } from './listener.ts'
import * as schema from './schemas.ts'

/** One call: what it takes, what it gives, what it does. Router, OpenAPI document and checks read this table. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{placeholders}`. */
  readonly path: string
  readonly summary: string
  readonly status: 200 | 201 | 204
  readonly body?: ZodType
  readonly query?: ZodType
  readonly reply?: ZodType
  readonly run: (mock: Controlled, call: Call) => unknown
}

export interface Call {
  readonly path: Readonly<Record<string, string>>
  /** As the operation's schema made it. */
  readonly body: unknown
  readonly query: unknown
}

const missing = (what: string): MockEntraError => new MockEntraError('unknown', `There is no ${what}.`)

const tenantOf = (mock: Controlled, { path }: Call): Tenant => {
  const name = (path['tenant'] ?? '').toLowerCase()
  const found = mock.tenants().find(({ id, domain }) => id === name || domain === name)
  if (found === undefined) throw missing(`tenant ${path['tenant']}`)
  return found
}

const applicationOf = (mock: Controlled, call: Call): Application => {
  const tenant = tenantOf(mock, call)
  const found = tenant
    .applications()
    .find(({ clientId }) => clientId === (call.path['application'] ?? '').toLowerCase())
  if (found === undefined) throw missing(`application ${call.path['application']} in ${tenant.domain}`)
  return found
}

const tenantView = ({ id, domain, displayName, issuer, metadataUrl }: Tenant) => ({
  id,
  domain,
  displayName,
  issuer,
  metadataUrl,
})
const applicationView = ({ clientId, displayName, redirectUris, signInAudience }: Application) => ({
  clientId,
  displayName,
  redirectUris,
  signInAudience,
})
const secretView = (secret: ClientSecret) => ({ ...secret, expires: secret.expires.toISOString() })
const clockView = (tenant: Tenant) => ({ now: tenant.clock.now().toISOString() })
const keysView = ({ keys }: Tenant) => ({ published: keys.published, signing: keys.signing })

const one = '/tenants/{tenant}'
const oneApplication = `${one}/applications/{application}`
const oneSecret = `${oneApplication}/secrets/{secret}`

export const operations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/tenants',
    summary: 'Lists the tenants.',
    status: 200,
    reply: schema.tenantBody.array(),
    run: (mock) => mock.tenants().map(tenantView),
  },
  {
    method: 'POST',
    path: '/tenants',
    summary: 'Makes a tenant, or gives the one that has this id or domain.',
    status: 201,
    body: schema.tenantOptions,
    reply: schema.tenantBody,
    run: (mock, { body }) => tenantView(mock.tenant(defined(body as z.infer<typeof schema.tenantOptions>))),
  },
  {
    method: 'GET',
    path: one,
    summary: 'Shows a tenant.',
    status: 200,
    reply: schema.tenantBody,
    run: (mock, call) => tenantView(tenantOf(mock, call)),
  },
  {
    method: 'GET',
    path: `${one}/applications`,
    summary: 'Lists the applications of a tenant.',
    status: 200,
    reply: schema.applicationBody.array(),
    run: (mock, call) => tenantOf(mock, call).applications().map(applicationView),
  },
  {
    method: 'POST',
    path: `${one}/applications`,
    summary: 'Registers an application.',
    status: 201,
    body: schema.applicationOptions,
    reply: schema.applicationBody,
    run: (mock, call) =>
      applicationView(
        tenantOf(mock, call).application(defined(call.body as z.infer<typeof schema.applicationOptions>)),
      ),
  },
  {
    method: 'POST',
    path: `${oneApplication}/redirect-uris`,
    summary: 'Allows one more redirect URI.',
    status: 201,
    body: schema.redirectUriOptions,
    reply: schema.applicationBody,
    run: (mock, call) => {
      const application = applicationOf(mock, call)
      application.addRedirectUri((call.body as z.infer<typeof schema.redirectUriOptions>).uri)
      return applicationView(application)
    },
  },
  {
    method: 'GET',
    path: `${oneApplication}/secrets`,
    summary: 'Lists the client secrets, with their values.',
    status: 200,
    reply: schema.secretBody.array(),
    run: (mock, call) => applicationOf(mock, call).secrets().map(secretView),
  },
  {
    method: 'POST',
    path: `${oneApplication}/secrets`,
    summary: 'Makes a client secret.',
    status: 201,
    body: schema.secretOptions,
    reply: schema.secretBody,
    run: (mock, call) =>
      secretView(
        applicationOf(mock, call).secret(defined(call.body as z.infer<typeof schema.secretOptions>)),
      ),
  },
  {
    method: 'POST',
    path: `${oneSecret}/expire`,
    summary: 'Lets a client secret reach its end now.',
    status: 204,
    run: (mock, call) => applicationOf(mock, call).expireSecret(call.path['secret'] ?? ''),
  },
  {
    method: 'DELETE',
    path: oneSecret,
    summary: 'Removes a client secret.',
    status: 204,
    run: (mock, call) => applicationOf(mock, call).removeSecret(call.path['secret'] ?? ''),
  },
  {
    method: 'GET',
    path: `${one}/people`,
    summary: 'Lists the people of a tenant.',
    status: 200,
    reply: schema.personBody.array(),
    run: (mock, call) => tenantOf(mock, call).people(),
  },
  {
    method: 'POST',
    path: `${one}/people`,
    summary: 'Adds a person; the same user principal name again changes that person.',
    status: 201,
    body: schema.personOptions,
    reply: schema.personBody,
    run: (mock, call) =>
      tenantOf(mock, call).person(defined(call.body as z.infer<typeof schema.personOptions>)),
  },
  {
    method: 'GET',
    path: `${one}/faults`,
    summary: 'Lists the lies.',
    status: 200,
    reply: schema.faultsBody,
    run: (mock, call) => tenantOf(mock, call).faults,
  },
  {
    method: 'PUT',
    path: `${one}/faults`,
    summary: 'Replaces all lies.',
    status: 200,
    body: schema.faultsBody,
    reply: schema.faultsBody,
    run: (mock, call) => {
      const tenant = tenantOf(mock, call)
      tenant.honest()
      // The schema has checked each of them by the rules of the vocabulary.
      tenant.fault(...(call.body as unknown as readonly Fault[]))
      return tenant.faults
    },
  },
  {
    method: 'DELETE',
    path: `${one}/faults`,
    summary: 'Takes all lies away.',
    status: 204,
    run: (mock, call) => tenantOf(mock, call).honest(),
  },
  {
    method: 'GET',
    path: `${one}/clock`,
    summary: 'Shows the time.',
    status: 200,
    reply: schema.clockBody,
    run: (mock, call) => clockView(tenantOf(mock, call)),
  },
  {
    method: 'POST',
    path: `${one}/clock`,
    summary: 'Resets, stops and moves the clock, in this order.',
    status: 200,
    body: schema.clockOptions,
    reply: schema.clockBody,
    run: (mock, call) => {
      const tenant = tenantOf(mock, call)
      const { reset, freeze, advance } = call.body as z.infer<typeof schema.clockOptions>
      if (reset) tenant.clock.reset()
      if (freeze !== undefined) tenant.clock.freeze(freeze === true ? undefined : new Date(freeze))
      if (advance !== undefined) tenant.clock.advance(advance)
      return clockView(tenant)
    },
  },
  {
    method: 'GET',
    path: `${one}/keys`,
    summary: 'Shows the key ids.',
    status: 200,
    reply: schema.keysBody,
    run: (mock, call) => keysView(tenantOf(mock, call)),
  },
  {
    method: 'POST',
    path: `${one}/keys/roll`,
    summary: 'Publishes another key and signs with it.',
    status: 200,
    body: schema.rollOptions,
    reply: schema.keysBody,
    run: (mock, call) => {
      const tenant = tenantOf(mock, call)
      tenant.keys.roll(defined(call.body as z.infer<typeof schema.rollOptions>))
      return keysView(tenant)
    },
  },
  {
    method: 'PUT',
    path: `${one}/sign-in-as`,
    summary: 'Lets every sign-in happen without the page, as this person.',
    status: 204,
    body: schema.signInAsOptions,
    run: (mock, call) => {
      const tenant = tenantOf(mock, call)
      const wanted = (call.body as z.infer<typeof schema.signInAsOptions>).person.toLowerCase()
      const person = tenant
        .people()
        .find(({ id, userPrincipalName }) => id === wanted || userPrincipalName.toLowerCase() === wanted)
      if (person === undefined) throw missing(`person ${wanted} in ${tenant.domain}`)
      tenant.signInAs(person)
    },
  },
  {
    method: 'DELETE',
    path: `${one}/sign-in-as`,
    summary: 'Brings the sign-in page back.',
    status: 204,
    run: (mock, call) => tenantOf(mock, call).signInAs(null),
  },
  {
    method: 'GET',
    path: '/journal',
    summary: 'Shows what reached the mock and why it was answered so; waits for news if asked to.',
    status: 200,
    query: schema.journalQuery,
    reply: schema.journalBody,
    run: async ({ journal }, { query }) => readJournal(journal, query as z.infer<typeof schema.journalQuery>),
  },
  {
    method: 'DELETE',
    path: '/journal',
    summary: 'Empties the journal.',
    status: 204,
    run: ({ journal }) => journal.clear(),
  },
]

const readJournal = async (
  journal: Controlled['journal'],
  { since = 0, tenant, message, wait = 0 }: z.infer<typeof schema.journalQuery>,
): Promise<{ last: number; entries: readonly JournalEntry[] }> => {
  const filter = {
    ...(tenant === undefined ? {} : { tenant: tenant.toLowerCase() }),
    ...(message === undefined ? {} : { message: message as JournalMessage }),
  }
  const until = Date.now() + wait
  let seen = since
  for (;;) {
    const entries = journal.entries({ since, ...filter })
    const left = until - Date.now()
    if (entries.length > 0 || left <= 0) return { last: journal.last, entries }
    seen = Math.max(seen, journal.last)
    await journal.wait(seen, left)
  }
}

/** Leaves out members that are undefined: zod makes them for optional ones, and exact types refuse them. */
const defined = <Shape extends object>(
  options: Shape,
): { [Name in keyof Shape]: Exclude<Shape[Name], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Shape]: Exclude<Shape[Name], undefined>
  }
