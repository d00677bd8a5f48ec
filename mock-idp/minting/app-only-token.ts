import type { ApplicationRecord, TenantRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import type { Seed } from '../seed.ts'
import { type Hosts, issuerOf } from '../server/urls.ts'
import { makeAio, makeRh, makeUti, makeXmsFtd, servicePrincipalId } from './opaque.ts'
import { type Resource, resourceIdOf } from './resource.ts'

/** What a client credentials grant was about. */
export interface AppOnly {
  readonly application: ApplicationRecord
  readonly tenant: TenantRecord
  readonly resource: Resource
  /** How the application proved itself: 1 by a secret, 2 by a certificate or a federated credential. */
  readonly credential: 1 | 2
}

/**
 * The claims of a v2.0 app-only access token: exactly those of one captured on 2026-08-13 (no `appid`, no
 * `idtyp`). `sub` and `oid` are the service principal.
 */
export const appOnlyClaims = (
  hosts: Hosts,
  seed: Seed,
  serial: number,
  { application, tenant, resource, credential }: AppOnly,
  now: number,
  life: number,
): Members => {
  const principal = servicePrincipalId(seed, tenant.id, application.clientId)
  return {
    aud: resourceIdOf(resource),
    iss: issuerOf(hosts, tenant),
    iat: now - 300,
    nbf: now - 300,
    exp: now + life,
    aio: makeAio(seed, serial),
    azp: application.clientId,
    azpacr: String(credential),
    oid: principal,
    rh: makeRh(seed, tenant.id, resourceIdOf(resource)),
    sub: principal,
    tid: tenant.id,
    uti: makeUti(seed, serial),
    ver: '2.0',
    xms_ftd: makeXmsFtd(seed, serial),
  }
}
