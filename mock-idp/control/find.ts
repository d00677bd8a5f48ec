/** What the placeholders of a path stand for. Each throws `MockEntraError` with the code `unknown`. */
import type { Application, Group, Person, Tenant } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import { didYouMean } from '../nearest.ts'
import type { Controlled } from './listener.ts'

type Path = Readonly<Record<string, string>>

const missing = (what: string, typed: string, known: readonly string[]): MockEntraError =>
  new MockEntraError('unknown', `There is no ${what} ${typed}${didYouMean(typed, known)}.`.replace('?.', '?'))

/** A tenant by id or domain; `consumers` is that of personal accounts. */
export const tenantOf = (mock: Controlled, { tenant: typed = '' }: Path): Tenant => {
  const name = typed.toLowerCase()
  const { consumers } = mock
  if (name === 'consumers' || name === consumers.id || name === consumers.domain) return consumers
  const tenants = mock.tenants()
  const found = tenants.find(({ id, domain }) => id === name || domain === name)
  if (found !== undefined) return found
  throw missing(
    'tenant',
    typed,
    tenants.map(({ domain }) => domain),
  )
}

/** An application by client ID or display name. */
export const applicationOf = (mock: Controlled, path: Path): Application => {
  const tenant = tenantOf(mock, path)
  const { application: typed = '' } = path
  const name = typed.toLowerCase()
  const applications = tenant.applications()
  const found =
    applications.find(({ clientId }) => clientId === name) ??
    applications.find(({ displayName }) => displayName.toLowerCase() === name)
  if (found !== undefined) return found
  const known = applications.map(({ displayName }) => displayName)
  throw missing(`application in ${tenant.domain} named`, typed, known)
}

/** A person by object ID or user principal name. */
export const personOf = (tenant: Tenant, typed: string): Person => {
  const name = typed.toLowerCase()
  const people = tenant.people()
  const found = people.find(
    ({ id, userPrincipalName, signInName }) =>
      id === name || userPrincipalName.toLowerCase() === name || signInName.toLowerCase() === name,
  )
  if (found !== undefined) return found
  throw missing(
    `person in ${tenant.domain} named`,
    typed,
    people.map(({ signInName }) => signInName),
  )
}

/** A group by object ID or display name. */
export const groupOf = (tenant: Tenant, typed: string): Group => {
  const name = typed.toLowerCase()
  const groups = tenant.groups()
  const found = groups.find(({ id, displayName }) => id === name || displayName.toLowerCase() === name)
  if (found !== undefined) return found
  throw missing(
    `group in ${tenant.domain} named`,
    typed,
    groups.map(({ displayName }) => displayName),
  )
}
