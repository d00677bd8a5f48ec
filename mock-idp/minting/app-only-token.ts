import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import { issuerOf, issuerV1Of } from '../server/urls.ts'
import { accessTokenVersion, audienceOf } from './access-token.ts'
import { readAskedClaims } from './asked-claims.ts'
import { type Draft, inOrder } from './claims.ts'
import { type Occasion, times } from './occasion.ts'
import { makeAio, makeRh, makeUti, makeXmsFtd, servicePrincipalId } from './opaque.ts'
import { type Resource, resourceIdOf } from './resource.ts'
import { applicationRolesOf } from './role-claims.ts'

/** What a client credentials grant was about. */
export interface AppOnly {
  readonly application: ApplicationRecord
  readonly tenant: TenantRecord
  readonly resource: Resource
  /** How the application proved itself: 1 by a secret, 2 by a certificate or a federated credential. */
  readonly credential: 1 | 2
}

/**
 * The claims of an access token of an application by itself, in Entra's order. Those of v2.0 are exactly the
 * ones of a token captured on 2026-08-13: no `appid`, no `idtyp` unless the resource asks for it; `sub` and
 * `oid` are the service principal.
 */
export const appOnlyClaims = (occasion: Occasion, grant: AppOnly, life: number): Members => {
  const { hosts, seed, serial, now } = occasion
  const { application, tenant, resource, credential } = grant
  const version = accessTokenVersion(resource)
  const principal = servicePrincipalId(seed, tenant.id, application.clientId)
  return inOrder({
    aud: audienceOf(resource),
    iss: version === 1 ? issuerV1Of(hosts, tenant.id) : issuerOf(hosts, tenant),
    ...times(now, life),
    aio: makeAio(seed, serial),
    oid: principal,
    rh: makeRh(seed, tenant.id, resourceIdOf(resource)),
    sub: principal,
    tid: tenant.id,
    uti: makeUti(seed, serial),
    ver: version === 1 ? '1.0' : '2.0',
    xms_ftd: makeXmsFtd(seed, serial),
    ...(version === 1
      ? v1Claims(occasion, grant)
      : { azp: application.clientId, azpacr: String(credential) }),
    ...(resource.kind === 'graph' ? graphClaims(grant) : ownClaims(application, resource.application)),
  })
}

const v1Claims = ({ hosts }: Occasion, { application, tenant, credential }: AppOnly): Draft => ({
  appid: application.clientId,
  appidacr: String(credential),
  idp: issuerV1Of(hosts, tenant.id),
})

const graphClaims = ({ application, tenant }: AppOnly): Draft => ({
  app_displayname: application.displayName,
  idtyp: 'app',
  tenant_region_scope: tenant.region,
})

const ownClaims = (application: ApplicationRecord, resource: ApplicationRecord): Draft => ({
  idtyp: readAskedClaims(resource.accessTokenClaims).has('idtyp') ? 'app' : undefined,
  roles: applicationRolesOf(application, resource),
})
