import type { Json } from '../faults/fault.ts'
import type { AskedClaims } from './asked-claims.ts'
import type { Draft } from './claims.ts'
import { isDomainVerified } from './email-claims.ts'
import type { Login } from './login.ts'
import { makeLoginHint } from './login-hint.ts'
import type { Occasion } from './occasion.ts'
import { accountStatus, preferredUsername, userPrincipalName } from './person-claims.ts'
import type { Version } from './version.ts'

/** Countries that stand for a region, for `tenant_ctry`. */
const countryOf: Readonly<Record<string, string>> = {
  AF: 'ZA',
  AS: 'SG',
  EU: 'DE',
  NA: 'US',
  OC: 'AU',
  SA: 'BR',
  WW: 'US',
}

/** What a claim is made of. */
interface Material {
  readonly occasion: Occasion
  readonly login: Login
  readonly asked: AskedClaims
  /** Of the token. */
  readonly version: Version
}

/** In v2.0 tokens some claims need the scope `profile` beside being asked for. */
const mayName = ({ login, version }: Material): boolean => version === 1 || login.scope.profile

/** Optional claims that have a value for everybody. `email` and `groups` have rules of their own. */
const makers: Readonly<Record<string, (material: Material) => Json | undefined>> = {
  acct: ({ login }) => accountStatus(login.person),
  auth_time: ({ login }) => login.authenticatedAt,
  family_name: (material) =>
    mayName(material) ? (material.login.person.person.familyName ?? undefined) : undefined,
  given_name: (material) =>
    mayName(material) ? (material.login.person.person.givenName ?? undefined) : undefined,
  ipaddr: () => '127.0.0.1',
  login_hint: ({ login }) => makeLoginHint(login.person),
  preferred_username: (material) =>
    mayName(material) ? preferredUsername(material.login.person) : undefined,
  sid: ({ login }) => login.sid,
  tenant_ctry: ({ login: { person } }) =>
    person.person.kind === 'personal' ? undefined : countryOf[person.home.region],
  tenant_region_scope: ({ login: { person } }) =>
    person.person.kind === 'personal' ? undefined : person.home.region,
  upn: (material) =>
    mayName(material) ? userPrincipalName(material.login.person, material.asked) : undefined,
  xms_cc: ({ login }) =>
    login.capabilities === undefined || login.capabilities.length === 0 ? undefined : login.capabilities,
}

/**
 * The optional claims that were asked for. An attribute of the person with the name of the claim goes before
 * what the mock would say by itself, so that any claim (and any odd value of one) can be had.
 * @param email the claim `email` of the same token: without it there is no `xms_edov`
 */
export const optionalClaims = (material: Material, email: string | undefined): Draft => {
  const { asked, occasion, login } = material
  const { attributes } = login.person.person
  const draft: Record<string, Json | undefined> = {}
  for (const name of asked.keys()) {
    if (name === 'email' || name === 'groups') continue
    if (name === 'xms_edov') {
      if (email !== undefined) draft[name] = attributes[name] ?? isDomainVerified(occasion, login.person)
      continue
    }
    const value = attributes[name] ?? makers[name]?.(material)
    // A claim that the mock knows nothing about stays what it is without having been asked for.
    if (value !== undefined) draft[claimName(name)] = value
  }
  return draft
}

/** Directory extensions lose the client ID in their name: `extension_{32 digits}_team` is `extn.team`. */
const claimName = (name: string): string => name.replace(/^extension_[0-9a-f]{32}_/i, 'extn.')
