/** Consent to what an application asks for: each person's own, or an administrator's for the whole tenant. */
import type { Consent } from '../contract.ts'
import { MockEntraError } from '../errors.ts'
import type { ApplicationRecord, PersonRecord, TenantRecord } from './records.ts'

const everybodyOf = ({ id }: Pick<TenantRecord, 'id'>): string => `*@${id}`

/** The scopes of a request, Graph's without their prefix, as a page lists them. */
export const scopeNames = (scope: string): readonly string[] => [
  ...new Set(
    scope
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => word.replace(/^https:\/\/graph\.microsoft\.com\//i, '')),
  ),
]

/** The same as consents are kept: in lower case. */
const consentScopes = (scope: string): readonly string[] => [
  ...new Set(scopeNames(scope).map((name) => name.toLowerCase())),
]

/** Scopes that neither the person nor an administrator of their tenant has consented to yet. */
export const unconsented = (
  { consent, consents }: Pick<ApplicationRecord, 'consent' | 'consents'>,
  { person, home }: Pick<PersonRecord, 'person' | 'home'>,
  scope: string,
): readonly string[] => {
  const has = (name: string, who: string): boolean => consents.get(name)?.has(who) === true
  const everybody = everybodyOf(home)
  // An administrator's consent without scopes is one to whatever the application may ask for.
  if (consent === 'granted' || has('.default', everybody)) return []
  return consentScopes(scope).filter((name) => !has(name, person.id) && !has(name, everybody))
}

const remember = ({ consents }: Pick<ApplicationRecord, 'consents'>, scope: string, who: string): void => {
  for (const name of consentScopes(scope)) consents.set(name, new Set([...(consents.get(name) ?? []), who]))
}

/** Remembers what a person consented to. */
export const consentAs = (
  application: Pick<ApplicationRecord, 'consents'>,
  { person }: Pick<PersonRecord, 'person'>,
  scope: string,
): void => remember(application, scope, person.id)

/** Remembers what an administrator consented to on behalf of everybody in the tenant. */
export const consentForAll = (
  application: Pick<ApplicationRecord, 'consents'>,
  tenant: Pick<TenantRecord, 'id'>,
  scope: string,
): void => remember(application, scope, everybodyOf(tenant))

const personNamed = (home: TenantRecord, name: string): PersonRecord => {
  const wanted = name.toLowerCase()
  const found = [...home.people.values()].find(({ person }) =>
    [person.id, person.signInName.toLowerCase(), person.userPrincipalName.toLowerCase()].includes(wanted),
  )
  if (found !== undefined) return found
  throw new MockEntraError('bad-input', 'The consent cannot be kept.', [
    { path: 'person', message: `there is no person ${JSON.stringify(name)} in ${home.domain}` },
  ])
}

/** Remembers a consent that was given otherwise than on the page. Throws `MockEntraError` when nobody has that name. */
export const addConsent = (application: ApplicationRecord, { scopes, person }: Consent): void => {
  const scope = scopes.join(' ')
  if (person === undefined) consentForAll(application, application.home, scope)
  else consentAs(application, personNamed(application.home, person), scope)
}
