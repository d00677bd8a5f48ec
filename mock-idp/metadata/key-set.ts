import type { Cloud } from '../contract.ts'
import type { LiveAuthority } from '../directory/directory.ts'
import type { ApplicationRecord } from '../directory/records.ts'
import type { Members } from '../faults/apply.ts'
import {
  applicationKey,
  cloudKeys,
  type KeySet,
  keySets,
  personalKeys,
  type TestKey,
} from '../keys/key-sets.ts'
import type { Version } from '../minting/version.ts'
import type { Hosts } from '../server/urls.ts'
import { cloudNames, cloudOf } from './clouds.ts'
import { metadataIssuer, personalIssuer } from './issuer.ts'

/** A key, with what a v2.0 key set says of it. */
interface ListedKey {
  readonly key: TestKey
  readonly issuer: string
  readonly cloud: Cloud
}

/**
 * The JSON Web Key Set of an authority, in Entra's order of members and without `alg`. In v2.0 each key
 * says whose tokens it signs (`issuer`) and in which cloud. The own key of an application is in it only
 * when the set is asked for with its `appid`.
 */
export const keySetDocument = (
  hosts: Hosts,
  authority: LiveAuthority,
  version: Version,
  application?: ApplicationRecord,
): Members => {
  const issuer = metadataIssuer(hosts, authority, 2)
  const cloud = cloudOf(authority)
  const own = application?.ownSigningKey === true ? [{ key: applicationKey, issuer, cloud }] : []
  return {
    keys: [...listedAt(hosts, authority, version, issuer, cloud), ...own].map((listed) => ({
      ...base(listed.key),
      ...(version === 1
        ? {}
        : {
            cloud_instance_name: cloudNames[listed.cloud].cloud_instance_name,
            issuer: listed.issuer,
          }),
    })),
  }
}

const base = ({ kid, n, e, x5c }: TestKey): Members => ({
  kty: 'RSA',
  use: 'sig',
  kid,
  x5t: kid,
  n,
  e,
  x5c: [x5c],
})

/**
 * `common` and `organizations` list every key that some tenant may sign with, those of the US Government
 * among them, so a client that reads `cloud_instance_name` can tell them apart; `common` and `consumers`
 * list those of personal accounts, but v1.0 knows none of them.
 */
const listedAt = (
  hosts: Hosts,
  authority: LiveAuthority,
  version: Version,
  issuer: string,
  cloud: Cloud,
): readonly ListedKey[] => {
  if (authority.kind === 'tenant')
    return authority.tenant.keys.publishedKeys().map((key) => ({ key, issuer, cloud }))
  const personal = allOf(personalKeys).map((key) => ({ key, issuer: personalIssuer(hosts), cloud }))
  if (authority.segment === 'consumers') return personal
  return [
    ...keySets
      .slice(0, 1)
      .flatMap(allOf)
      .map((key) => ({ key, issuer, cloud })),
    ...cloudKeys['us-government'].published.map((key) => ({
      key,
      issuer,
      cloud: 'us-government' as const,
    })),
    ...(authority.segment === 'common' && version === 2 ? personal : []),
  ]
}

const allOf = ({ published, spare }: KeySet): readonly TestKey[] => [...published, ...spare]
